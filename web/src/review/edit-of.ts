/** A filled suggestion form as an edit, or what is still missing in it. */
import type { Audience, Support } from "../../../src/core/knowledge/claim.ts";
import type { Edit } from "../../../src/core/review/review-case.ts";
import { textOf } from "../people/filled-form.tsx";
import { supportsOf } from "./supports-of.ts";

type Read = { readonly ok: true; readonly value: Edit } | { readonly ok: false; readonly error: string };

const done = (value: Edit): Read => ({ ok: true, value });
const lacks = (error: string): Read => ({ ok: false, error });

/** The fields `part` and `before`; an empty `before` is the end of the part. */
function whereOf(audience: Audience, values: FormData) {
  const before = textOf(values, "before");
  return { audience, part: textOf(values, "part"), ...(before === "" ? {} : { before }) };
}

const shortest = 3;

export function editOf(
  kind: Exclude<Edit["kind"], "retitle">,
  audience: Audience,
  sentence: string,
  values: FormData,
): Read {
  const text = textOf(values, "text").trim();
  switch (kind) {
    case "reword":
      return text.length < shortest ? lacks("Write the new wording.") : done({ kind, audience, sentence, text });
    case "remove":
      return done({ kind, audience, sentence });
    case "move":
      return done({ kind, sentence, ...whereOf(audience, values) });
    case "add-claim": {
      const claim = textOf(values, "claim");
      return claim === "" ? lacks("Choose a claim.") : done({ kind, claim, ...whereOf(audience, values) });
    }
    default:
      return statementOf(text, audience, values);
  }
}

function statementOf(text: string, audience: Audience, values: FormData): Read {
  const pack = textOf(values, "pack");
  const support: readonly Support[] = supportsOf(values);
  if (text.length < shortest) return lacks("Write the statement.");
  if (pack === "" || support.length === 0) return lacks("Name at least one source with the place in it.");
  return done({ kind: "add-statement", text, pack, support, ...whereOf(audience, values) });
}
