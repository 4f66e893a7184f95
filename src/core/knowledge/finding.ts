/** A row of the extraction sheet: what one source reports, entered apart from any claim's wording. */
import { z } from "zod";
import { About } from "./about.ts";
import { FactId, Slug } from "./slug.ts";
import { Read } from "./source.ts";

export const Finding = z
  .strictObject({
    id: FactId,
    sources: z.array(Slug).readonly(),
    read: Read,
    verified: z
      .enum(["seen", "relayed", "recalled", "derived", "editorial", "withheld"])
      .describe(
        "seen in the source; relayed by a secondary page; recalled, not re-read; derived arithmetic; editorial; withheld = never shown",
      ),
    finding: z.string().min(5).describe("What the source reports, in our own words"),
    numbers: z.array(z.string()).default([]).readonly(),
    about: About,
  })
  .readonly();
export type Finding = z.infer<typeof Finding>;
