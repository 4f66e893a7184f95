/** A real mail server on a free port of this machine, that keeps what it is given and refuses what it is told to. */
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface TakenLetter {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire: headers, an empty line, the text. */
  readonly message: string;
}

export interface MailServer {
  readonly url: string;
  readonly letters: readonly TakenLetter[];
  /** What the server says to a recipient from now on: a code such as 550, or nothing to take letters. */
  readonly refuse: (code: number | undefined) => void;
  readonly stop: () => Promise<void>;
}

/** A message's header, unfolded. */
export const headerOf = ({ message }: TakenLetter, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, "imu").exec(message.replaceAll(/\r\n[ \t]+/gu, " ").replaceAll("\r\n", "\n"))?.[1];

/** Starts one. Without further options it takes letters from anybody, in the clear. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const letters: TakenLetter[] = [];
  let refusal: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, callback) =>
      callback(refusal === undefined ? null : Object.assign(new Error("no"), { responseCode: refusal })),
    onData: (stream, { envelope }, callback) => {
      let message = "";
      stream.on("data", (chunk: Buffer) => void (message += chunk.toString("utf8")));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        letters.push({ from, to: envelope.rcptTo.map(({ address }) => address), message });
        callback();
      });
    },
    ...options,
  });
  // A client that hangs up is no failure of a test.
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await new Promise<void>((done) => listening.once("listening", done));
  const address = listening.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: (code) => (refusal = code),
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
