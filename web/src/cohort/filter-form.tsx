/** Narrows a cohort. One press counts once: each count reads everybody's chart and is noted in the audit. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { CohortReport } from "../../../src/core/cohort/report.ts";
import { type CohortFilters, filtersIn } from "./cohort-address.ts";

interface FilterFormProps {
  readonly filters: CohortFilters;
  readonly choices: CohortReport["choices"] | undefined;
  readonly onShow: (filters: CohortFilters) => void;
}

type Choice = CohortReport["choices"]["regimens"][number];

/** What the address asks for stays chosen, also when the server does not know it. */
function options(all: string, choices: readonly Choice[], chosen: string | undefined) {
  const known = choices.map(({ id, name }) => ({ value: id, label: name }));
  const strange = chosen === undefined || known.some(({ value }) => value === chosen) ? [] : [chosen];
  return [{ value: "", label: all }, ...known, ...strange.map((value) => ({ value, label: value }))];
}

export function FilterForm({ filters, choices, onShow }: FilterFormProps) {
  return (
    <form
      className="cohort-filters no-print"
      aria-label="Who is counted"
      onSubmit={(event) => {
        event.preventDefault();
        onShow(filtersIn(Object.fromEntries(new FormData(event.currentTarget))));
      }}
    >
      <NativeSelect
        label="Regimen"
        name="regimen"
        defaultValue={filters.regimen ?? ""}
        data={options("All", choices?.regimens ?? [], filters.regimen)}
      />
      <NativeSelect
        label="Patients, disease confirmed"
        name="subgroup"
        defaultValue={filters.subgroup ?? ""}
        data={options("All", choices?.subgroups ?? [], filters.subgroup)}
      />
      <TextInput type="date" label="Course began on or after" name="from" defaultValue={filters.from ?? ""} />
      <TextInput type="date" label="Course began on or before" name="to" defaultValue={filters.to ?? ""} />
      <NativeSelect
        label="Of several courses"
        name="course"
        defaultValue={filters.course ?? ""}
        data={[
          { value: "", label: "the first of each patient" },
          { value: "latest", label: "the latest of each patient" },
        ]}
      />
      <label className="cohort-suppress">
        <input type="checkbox" name="suppress" value="true" defaultChecked={filters.suppress === true} /> Leave out
        counts from 1 to 4
      </label>
      <Button type="submit" variant="default">
        Count
      </Button>
    </form>
  );
}
