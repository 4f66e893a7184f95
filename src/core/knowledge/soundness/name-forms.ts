/** Forms of names under reserved wordings are plain letters: the program makes patterns of them. */
import { formWordings, isForm } from "../../question/name-forms.ts";
import { breach, type Rule } from "./checked.ts";

export const formsArePlain: Rule = ({ pack, where }) =>
  pack.wordings
    .filter(({ id }) => formWordings.includes(id))
    .flatMap(({ id, phrases }) =>
      phrases
        .filter((phrase) => !isForm(id, phrase))
        .map((phrase) =>
          breach(
            "form-not-plain",
            where(`wordings/${id}`),
            `wordings/${id}: “${phrase}” is more than ${id.endsWith("-endings") ? "the last letters of words" : "a word"}`,
            id.endsWith("-endings")
              ? "write small letters only"
              : "write one word in small letters, with a star for any ending",
          ),
        ),
    );
