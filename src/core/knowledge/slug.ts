/** Identifiers inside a pack: bare lower-case words joined by hyphens. */
import { z } from "zod";

export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens");

/** Dossier fact id: the extraction sheet's key, such as D4-26. */
export const FactId = z.string().regex(/^[A-Z]\d+-\d+$/, "use an extraction-sheet id such as D4-26");
