/** 50 readers asking and 5 members of a board reviewing at once, 60 seconds unless told: `npm run soak -- load --n 60`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runLoad } from "../test/load/campaign.ts";
import { startServer } from "../test/support/server-process.ts";
import type { Soak } from "./main.ts";

export const soak: Soak = {
  async run({ n = 60, list }) {
    const folder = mkdtempSync(join(tmpdir(), "ranvier-load-"));
    const server = await startServer({ RANVIER_DATA: folder });
    try {
      const { asked, reviewed, acts, approved, errors } = await runLoad(server, {
        seconds: n,
        readers: 50,
        editors: 5,
      });
      console.log(`${n} s: answers ${JSON.stringify(asked)} ms`);
      console.log(`the board's calls ${JSON.stringify(reviewed)} ms: ${JSON.stringify(acts)}, ${approved} approved`);
      console.log(`${errors.length} errors`);
      for (const error of errors.slice(0, list ? 1000 : 5)) console.log(`  ${error}`);
      return errors.length === 0;
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
