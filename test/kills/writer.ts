/** A process that writes until it is killed or its input closes; prints each write once it is acknowledged. */
import { type DatabaseLocation, openStore } from "../../src/store/open-store.ts";
import { openCallRecords } from "../../src/store/cards/call-records.ts";
import { acts } from "./acts.ts";

const location = JSON.parse(process.argv[2] ?? "") as DatabaseLocation;
process.stdin.resume();
process.stdout.write("loaded\n");
const store = await openStore(location);
if (!store.ok) throw new Error(store.error.message);
const calls = openCallRecords(store.value, location);
for (let i = 0; !process.stdin.readableEnded; i++) {
  const act = acts[i % acts.length];
  if (act === undefined) break;
  const key = `${process.pid}-${i}`;
  await act.write(store.value, key, calls.record);
  process.stdout.write(`${act.name} ${key}\n`);
  await new Promise((done) => setImmediate(done));
}
await calls.close();
await store.value.destroy();
