/** Choosing a claim: a search over all of them in the wording of this page's readers. */
import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { filterClaims } from "../claims/filter-claims.ts";
import { isLayReader } from "../reader/audience.ts";
import { Loaded } from "../shell/trouble.tsx";
import { claims } from "../wire/queries.ts";
import { useCase } from "./case-context.tsx";

const mostShown = 8;

export function ClaimFields() {
  const { audience } = useCase();
  const lay = isLayReader(audience);
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed);
  return (
    <>
      <TextInput
        label="Find a claim"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      <Loaded from={useQuery(claims(lay))} what="the claims">
        {(all) => {
          const found = filterClaims(all, { words: words.trim(), choice: "" }, lay);
          return (
            <fieldset className="choices">
              <legend>{words.trim() === "" ? "Type a few words" : `${found.length} of ${all.length} claims`}</legend>
              {words.trim() === ""
                ? null
                : found.slice(0, mostShown).map((view) => (
                    <label key={view.id} className="claim-choice">
                      <input type="radio" name="claim" value={view.id} />{" "}
                      {lay ? view.claim.say.patient : view.claim.say.clinician}{" "}
                      <span className="soft">{view.topic.title}</span>
                    </label>
                  ))}
              {found.length > mostShown && words.trim() !== "" ? (
                <p className="soft">The first {mostShown} are shown; use more words.</p>
              ) : null}
            </fieldset>
          );
        }}
      </Loaded>
    </>
  );
}
