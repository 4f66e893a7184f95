/** A process with nothing else to do than to keep one call: says so when it is kept. */
import { openCallRecords } from "../../src/store/cards/call-records.ts";
import type { CallRecord } from "../../src/store/cards/record-calls.ts";
import { connectStore, type DatabaseLocation } from "../../src/store/open-store.ts";

const [location, call] = process.argv.slice(2).map((text): unknown => JSON.parse(text));
const opened = await connectStore(location as DatabaseLocation);
if (!opened.ok) throw new Error(opened.error.message);
const calls = openCallRecords(opened.value, location as DatabaseLocation);
if (await calls.record(call as CallRecord)) process.stdout.write("kept\n");
await calls.close();
await opened.value.destroy();
