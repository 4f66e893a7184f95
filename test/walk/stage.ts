/** A stage of the walk: what comes into the record up to a visit, and how a specialist reads it then. */
import { buhlmann, screening, type Story } from "../../src/examples/parts.ts";

/** Why a specialist would say it, with the rules that must speak for it and those that must not. */
export interface Reason {
  readonly text: string;
  readonly says?: readonly string[];
  readonly silent?: readonly string[];
  /** Rules whose day has passed. */
  readonly overdue?: readonly string[];
  /** Whether anything holds a medicine back. */
  readonly stops?: boolean;
  /** Whether a dose is worked out. */
  readonly doses?: boolean;
}

/** What happens between two visits; `day` counts from the first visit. */
export interface Stage {
  readonly day: number;
  readonly title: string;
  readonly tell: (story: Story) => void;
  /** A treatment that is planned at this visit and not yet given. */
  readonly plans?: string;
  readonly reasoning: readonly Reason[];
}

/** Days on which something was looked at. */
export interface Seen {
  readonly screened: number;
  readonly laboratory: number;
  readonly asked: number;
  readonly weighed: number;
}

/** Everything that is looked at before a course. */
export function beforeCourse(
  story: Story,
  { screened, laboratory, asked, weighed }: Seen,
  values: Readonly<Record<"igm" | "igg" | "cd19" | "titre" | "weight", number>>,
): void {
  screening(story, screened);
  story.record
    .result("Active infection", "no", asked)
    .result("Live vaccine in the last month", "no", asked)
    .result("Hyperviscosity symptoms", "no", asked)
    .value("viscosity", 1.3, { days: laboratory })
    .value("igm", values.igm, { days: laboratory })
    .value("igg", values.igg, { days: laboratory })
    .value("cd19", values.cd19, { days: laboratory })
    .titre(values.titre, laboratory, buhlmann)
    .value("weight", values.weight, { days: weighed })
    .value("height", 176, { days: weighed })
    .value("m-protein", values.igm * 0.55, { days: laboratory });
}
