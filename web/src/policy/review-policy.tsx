/** How review works here, read from the policy in force and the table of moves that everything else obeys. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ActKind } from "../../../src/core/review/act.ts";
import type { ReviewPolicy } from "../../../src/core/review/policy.ts";
import { type Move, moves } from "../../../src/core/review/table.ts";
import { dateWords } from "../evidence/words.ts";
import { expertiseWords, stateWords } from "../review/words.ts";
import { RowsTable } from "../shell/rows-table.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { articles } from "../wire/articles.ts";
import { account } from "../wire/people.ts";
import { type PolicyInForce, reviewPolicy } from "../wire/review.ts";
import { keysOf } from "./keys-of.ts";
import { PolicyForm } from "./policy-form.tsx";

const whenWords: Readonly<Record<ReviewPolicy["requires"][number]["when"], string>> = {
  always: "always",
  topics: "where the subject asks for it, such as doses or transfusion",
  "lay-pages": "where patients or carers read the page",
};

const actWords: Readonly<Record<ActKind, string>> = {
  submit: "Submit for review",
  assign: "Assign",
  unassign: "Take an assignment back",
  begin: "Begin the review",
  comment: "Comment",
  resolve: "Settle a comment",
  suggest: "Suggest a change",
  accept: "Accept a suggestion",
  decline: "Decline a suggestion",
  "withdraw-suggestion": "Withdraw a suggestion",
  edit: "Change the content",
  "request-changes": "Request changes",
  "sign-off": "Sign off",
  "withdraw-sign-off": "Take a sign-off back",
  reopen: "Open again what was approved",
  retire: "Retire",
};

const onlyWords = { "not-an-author": "not for one’s own work", "one's-own": "only one’s own" } as const;

const roleWord = (role: Move["roles"][number]): string => (role === "surveillance" ? "the program" : role);

/** "2 people", "1 person". */
const people = (count: number): string => `${count} ${count === 1 ? "person" : "people"}`;

function Requirements({ policy }: { readonly policy: ReviewPolicy }) {
  return (
    <>
      <p>
        An approval takes the sign-off of <strong>{people(policy.signOffs)}</strong>, none of them an author of the
        text, and among them:
      </p>
      <ul>
        {policy.requires.map(({ expertise, when }) => (
          <li key={`${expertise} ${when}`}>
            a {expertiseWords(expertise)}: {whenWords[when]}
          </li>
        ))}
      </ul>
      <p>
        It holds for <strong>{policy.validDays} days</strong>, and for the text as it was signed: any change of the text
        takes the signatures away. Whoever signs has proved who they are within the last {policy.freshMinutes} minutes,
        and their declared interests are shown beside their name.
      </p>
    </>
  );
}

function WhoMayDoWhat() {
  return (
    <details>
      <summary>Who may do what, and when</summary>
      <RowsTable
        caption="Acts on something under review"
        rows={keysOf(moves)}
        keyOf={(kind) => kind}
        columns={[
          { title: "Act", cell: (kind) => actWords[kind] },
          {
            title: "Who",
            cell: (kind) => {
              const { roles, only } = moves[kind];
              return `${roles.map(roleWord).join(", ")}${only === undefined ? "" : `; ${onlyWords[only]}`}`;
            },
          },
          { title: "When it is", cell: (kind) => moves[kind].from.map((state) => stateWords[state]).join(", ") },
          {
            title: "Then it is",
            cell: (kind) => {
              const { to, clearsSignOffs } = moves[kind];
              const after =
                kind === "sign-off"
                  ? "Approved, once enough have signed"
                  : to === "same"
                    ? "unchanged"
                    : stateWords[to];
              return `${after}${clearsSignOffs === true ? "; signatures fall away" : ""}`;
            },
          },
        ]}
      />
    </details>
  );
}

/** How many articles are approved today. */
function Standing() {
  const { data } = useQuery(articles);
  if (data === undefined) return null;
  const approved = data.filter(({ status }) => status === "approved").length;
  if (approved === 0)
    return (
      <p>
        <strong>No article is approved at present.</strong> What is shown comes from claims that no clinician has
        reviewed here, and every such page says so.
      </p>
    );
  return (
    <p>
      <strong>
        {approved} {approved === 1 ? "article is" : "articles are"} approved at present
      </strong>{" "}
      (<Link to="/articles">all articles</Link>). Everything else says “Not yet reviewed by clinicians”.
    </p>
  );
}

function Since({ inForce }: { readonly inForce: PolicyInForce }) {
  return (
    <p className="soft">
      {inForce.since === undefined
        ? "This is the policy that comes with the product; the board has set no other."
        : `The board’s own policy, in force since ${dateWords(inForce.since)}.`}
    </p>
  );
}

export function ReviewPolicySection() {
  const known = useQuery(account);
  return (
    <section aria-labelledby="review-policy">
      <h2 id="review-policy">Review</h2>
      <Standing />
      <p>
        An answer can be submitted, then under review, then approved; only an approved version loses the line “Not yet
        reviewed by clinicians”. Older versions stay readable, with what changed between them.
      </p>
      <Loaded from={useQuery(reviewPolicy)} what="the review policy">
        {(inForce) => (
          <>
            <Requirements policy={inForce.policy} />
            <WhoMayDoWhat />
            <Since inForce={inForce} />
            {known.data?.roles.includes("administrator") === true ? <PolicyForm policy={inForce.policy} /> : null}
          </>
        )}
      </Loaded>
    </section>
  );
}
