/** Readers asking and a board reviewing at once, against a server in a process of its own. */
import type { CaseView, QueueEntry } from "../../src/contract/review.ts";
import { goodPassword, tokenOf } from "../support/accounts.ts";
import { shippedKnowledge } from "../support/product.ts";
import type { ServerProcess } from "../support/server-process.ts";

/** Times in milliseconds of calls of one kind. */
export interface Timed {
  readonly calls: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface LoadOutcome {
  readonly asked: Timed;
  readonly reviewed: Timed;
  /** Acts of the board by what became of them. */
  readonly acts: Readonly<Record<string, number>>;
  readonly approved: number;
  readonly errors: readonly string[];
}

export interface LoadOptions {
  /** At least so long, and until something was approved, but no longer than two minutes more. */
  readonly seconds: number;
  readonly readers: number;
  readonly editors: number;
}

interface Reply {
  readonly status: number;
  readonly json: unknown;
  readonly cookie: string;
}

const timed = (times: readonly number[]): Timed => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (q: number): number => Math.round((sorted[Math.floor(q * sorted.length)] ?? 0) * 10) / 10;
  return { calls: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
};

async function call(url: string, method: string, path: string, cookie: string, body?: unknown): Promise<Reply> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { "content-type": "application/json", ...(cookie === "" ? {} : { cookie }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const [line = ""] = response.headers.getSetCookie();
  return {
    status: response.status,
    json: text === "" ? undefined : JSON.parse(text),
    cookie: line.split(";")[0] ?? "",
  };
}

const expertise = [
  ["neurologist"],
  ["haematologist"],
  ["lay-reader"],
  ["neurologist", "haematologist"],
  ["lay-reader"],
];

/** Makes the administrator and a board; gives the cookie of each member. */
async function seatBoard(url: string, firstRun: string, count: number): Promise<readonly string[]> {
  const join = async (token: string, signInName: string): Promise<string> => {
    const body = { token, name: `Member ${signInName}`, signInName, password: goodPassword };
    const joined = await call(url, "POST", "/api/join", "", body);
    if (joined.status !== 200) throw new Error(`joining: ${joined.status} ${JSON.stringify(joined.json)}`);
    return joined.cookie;
  };
  const chair = await join(firstRun, "chair");
  const members: string[] = [];
  for (let at = 0; at < count; at++) {
    const invited = await call(url, "POST", "/api/people/invitations", chair, {
      roles: ["editor", "reviewer"],
      note: "",
    });
    const cookie = await join(tokenOf(invited.json), `member-${at}`);
    const { person } = (await call(url, "GET", "/api/account", cookie)).json as {
      readonly person: { readonly id: string };
    };
    const brings = { expertise: expertise[at % expertise.length] };
    const told = await call(url, "POST", `/api/people/${person.id}/expertise`, chair, brings);
    const declared = await call(url, "POST", "/api/account/interests", cookie, { interests: "None." });
    if (told.status !== 204 || declared.status >= 300)
      throw new Error(`expertise: ${told.status}, interests: ${declared.status}`);
    members.push(cookie);
  }
  return members;
}

/** What one member does again and again: brings an answer in, comments, rewords it as it stands, signs what others brought. */
async function* boardActs(
  url: string,
  cookie: string,
  member: number,
  questions: readonly string[],
): AsyncGenerator<readonly [string, Reply]> {
  const act = (view: CaseView, what: object): Promise<Reply> =>
    call(url, "POST", `/api/review/cases/${view.case.id}/acts`, cookie, { revision: view.case.revision, act: what });
  const open = async (id: string): Promise<CaseView | undefined> => {
    const opened = await call(url, "GET", `/api/review/cases/${id}`, cookie);
    return opened.status === 200 ? (opened.json as CaseView) : undefined;
  };
  for (let round = 0; ; round++) {
    const question = questions[(member * 97 + round) % questions.length] ?? "";
    const submitted = await call(url, "POST", "/api/review/cases", cookie, {
      ask: { question },
      title: `Round ${round} of member ${member}`,
      slug: `round-${round}-of-${member}`,
      audiences: round % 2 === 0 ? ["clinician"] : ["clinician", "patient"],
    });
    yield ["submit", submitted];
    if (submitted.status === 201) {
      const { id } = submitted.json as { readonly id: string };
      const begun = await open(id);
      if (begun !== undefined) yield ["begin", await act(begun, { kind: "begin" })];
      const commented = await open(id);
      const sentence = commented?.case.content.pages[0]?.parts[0]?.sentences[0];
      if (commented !== undefined && sentence !== undefined) {
        yield [
          "comment",
          await act(commented, { kind: "comment", text: "Is this so?", audience: "clinician", sentence: sentence.id }),
        ];
      }
    }
    const queue = await call(url, "GET", "/api/review/cases?state=under-review", cookie);
    yield ["queue", queue];
    const { cases = [] } = (queue.json ?? {}) as { readonly cases?: readonly QueueEntry[] };
    for (const entry of cases.slice(0, 3)) {
      const view = await open(entry.id);
      const [as] = view?.signAs ?? [];
      if (view !== undefined && as !== undefined && view.may.includes("sign-off"))
        yield ["sign-off", await act(view, { kind: "sign-off", as, contentHash: view.case.contentHash })];
    }
  }
}

const fine = new Set([200, 201, 204]);

/** No error either: somebody else acted first and was named, or a question is declined and there is nothing to review. */
const refused = new Set(["409", "submit 422"]);

/** Runs the load. */
export async function runLoad(
  server: ServerProcess & { readonly link: unknown },
  { seconds, readers, editors }: LoadOptions,
): Promise<LoadOutcome> {
  const { url } = server;
  const questions = shippedKnowledge().libraries.flatMap((l) => l.pack.claims.flatMap((c) => c.answers.slice(0, 2)));
  const members = await seatBoard(url, tokenOf(server.link), editors);
  const until = performance.now() + seconds * 1000;
  const [asked, reviewed]: readonly [number[], number[]] = [[], []];
  const acts: Record<string, number> = {};
  const errors: string[] = [];
  let approved = 0;
  const enough = (): boolean => {
    const over = performance.now() - until;
    return over >= 120_000 || (over >= 0 && approved > 0);
  };
  const reader = async (at: number): Promise<void> => {
    for (let n = 0; !enough(); n++) {
      const began = performance.now();
      const reply = await call(url, "POST", "/api/ask", "", {
        question: questions[(at * 31 + n * 7) % questions.length],
      });
      asked.push(performance.now() - began);
      if (reply.status !== 200) errors.push(`ask: ${reply.status}`);
    }
  };
  const member = async (cookie: string, at: number): Promise<void> => {
    let began = performance.now();
    for await (const [kind, { status, json }] of boardActs(url, cookie, at, questions)) {
      reviewed.push(performance.now() - began);
      const what = `${kind} ${status}`;
      acts[what] = (acts[what] ?? 0) + 1;
      if (!fine.has(status) && !refused.has(String(status)) && !refused.has(what))
        errors.push(`${what}: ${JSON.stringify(json)}`);
      if (kind === "sign-off" && status === 200 && (json as CaseView).state === "approved") approved += 1;
      if (enough()) return;
      began = performance.now();
    }
  };
  await Promise.all([...Array.from({ length: readers }, (_, at) => reader(at)), ...members.map(member)]);
  return { asked: timed(asked), reviewed: timed(reviewed), acts, approved, errors };
}
