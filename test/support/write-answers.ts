/** A process that keeps an answer again and again until its input closes; prints each token once it is acknowledged. */
import { readFileSync } from "node:fs";
import { Answer } from "../../src/core/answer/answer.ts";
import { openStore, type DatabaseLocation } from "../../src/store/open-store.ts";
import { createSavedAnswers } from "../../src/store/saved-answers.ts";

const location = JSON.parse(process.argv[2] ?? "") as DatabaseLocation;
const store = await openStore(location);
if (!store.ok) throw new Error(store.error.message);
const saved = createSavedAnswers(store.value);
const answer = Answer.parse(JSON.parse(readFileSync(process.argv[3] ?? "", "utf8")));
process.stdin.resume();
for (let i = 0; !process.stdin.readableEnded; i++) {
  const token = `${process.pid}-${i}`;
  await saved.save(token, answer, "local");
  process.stdout.write(`${token}\n`);
  await new Promise((done) => setImmediate(done));
}
await store.value.destroy();
