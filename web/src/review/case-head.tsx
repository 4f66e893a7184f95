/** Where a case stands: state, address, authors, why it was opened again. */
import { Link } from "@tanstack/react-router";
import { dateWords } from "../evidence/words.ts";
import { isStep, Stepper } from "../answers/review-state.tsx";
import { useCase } from "./case-context.tsx";
import { RetitleForm } from "./retitle-form.tsx";
import { kindWords, onDay, stateWords, subjectWords } from "./words.ts";

function Reopened() {
  const { view } = useCase();
  const { reopened } = view.case;
  if (reopened === undefined) return null;
  return (
    <section className="box box-caution" aria-labelledby="reopened">
      <h2 id="reopened">Opened again on {onDay(reopened.at)}</h2>
      <ul>
        {reopened.reasons.map((reason) => (
          <li key={`${reason.kind} ${reason.subject}`}>
            {reason.text} {reason.subject.includes("/") ? <code>{reason.subject}</code> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Address() {
  const { subject, approved } = useCase().view.case;
  if (subject.kind === "article") {
    if (approved === undefined) return <code>{subjectWords(subject)}</code>;
    return (
      <Link to="/articles/$slug" params={{ slug: subject.slug }}>
        {subjectWords(subject)}, version {approved.version}
      </Link>
    );
  }
  const [pack, id] = subject.item.split("/");
  if (subject.kind === "rule" || pack === undefined || id === undefined) return <code>{subject.item}</code>;
  return (
    <Link to="/claims/$pack/$id" params={{ pack, id }}>
      {subject.item}
    </Link>
  );
}

export function CaseHead() {
  const { view, nameOf } = useCase();
  const { subject, content, authors } = view.case;
  const last = view.history.at(-1);
  return (
    <>
      <p role="status" className="visually-hidden">
        {last === undefined ? "" : `${last.by.name} ${last.text}`}
      </p>
      <div className="review-line">
        <Stepper status={view.state} />
        <strong className={isStep(view.state) ? "visually-hidden" : undefined}>{stateWords[view.state]}</strong>
      </div>
      <p className="soft">
        <Link to="/review" search={{}} className="no-print">
          All cases
        </Link>{" "}
        · {kindWords[subject.kind]} <Address />
        {authors.length === 0 ? "" : ` · from ${authors.map(nameOf).join(", ")}`} · evidence current through{" "}
        {dateWords(content.evidenceCurrentThrough)}
        {content.packs.map((pack) => ` · ${pack.id} pack ${pack.version}`).join("")}
      </p>
      <RetitleForm />
      <p className="to-case-side no-print">
        <a href="#about-this-case">Sign-off, assignment, remarks and history</a>
      </p>
      <Reopened />
    </>
  );
}
