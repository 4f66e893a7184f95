/** A statement of the board's own with the records it rests on. */
import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "../shell/trouble.tsx";
import { sources } from "../wire/queries.ts";
import { useCase } from "./case-context.tsx";
import { DraftArea } from "./draft-area.tsx";
import { SupportRecord } from "./support-record.tsx";

export function StatementFields({ at }: { readonly at: string }) {
  const { view } = useCase();
  const packs = view.case.content.packs.map(({ id }) => id);
  const [pack, setPack] = useState(packs[0] ?? "");
  const [records, setRecords] = useState(1);
  return (
    <>
      <DraftArea
        draft={`statement ${at}`}
        label="Statement"
        description="In our own words: facts and figures carry over from a source, sentences do not."
        maxLength={2000}
        required
        autoFocus
      />
      <NativeSelect
        name="pack"
        label="Sources of the pack"
        value={pack}
        data={packs}
        onChange={(event) => setPack(event.currentTarget.value)}
      />
      <Loaded from={useQuery(sources)} what="the sources">
        {(all) =>
          Array.from({ length: records }, (_, row) => (
            <SupportRecord key={row} row={row + 1} sources={all.filter((source) => source.pack === pack)} />
          ))
        }
      </Loaded>
      <Button size="compact-xs" variant="default" onClick={() => setRecords(records + 1)}>
        Another record
      </Button>
    </>
  );
}
