/** A passage answers only for the condition it is about: nothing about a look-alike or another disease is used unlabelled. */
import { describe, expect, test } from "vitest";
import type { Answer } from "../src/core/answer/answer.ts";
import { askBare, askWith, type LibraryFile, libraryOf, usedQuotes } from "./support/documents.ts";

interface Other {
  readonly id: string;
  /** How a caution or notice names it. */
  readonly named: RegExp;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Each speaks of doses, responses, tests and outlook of its own disease, in words that an anti-MAG question shares. */
const others: readonly Other[] = [
  {
    id: "cidp",
    named: /CIDP/,
    title: "Treatment of CIDP",
    lines: [
      "Intravenous immunoglobulin at 2 g/kg over two days is the first-line treatment of chronic inflammatory demyelinating polyneuropathy.",
      "Most patients improved by two INCAT points within six weeks, and half of them stayed in remission for a year.",
      "Nerve conduction studies are repeated every six months to follow the response to treatment.",
    ],
  },
  {
    id: "mogad",
    named: /MOG/,
    title: "MOG antibody disease: a clinic protocol",
    lines: [
      "Patients with MOG antibody disease who relapse are given rituximab 1000 mg on days 1 and 15.",
      "A high anti-MOG antibody titre is repeated after six months, since antibodies that persist predict relapse.",
      "Relapses fell by 60% in the first year of treatment with rituximab.",
    ],
  },
  {
    id: "waldenstrom",
    named: /Waldenström/,
    title: "Waldenström macroglobulinaemia: treatment with rituximab",
    lines: [
      "In Waldenström macroglobulinaemia rituximab 375 mg/m2 is given weekly for four weeks with bendamustine.",
      "IgM rises for some weeks after the first infusion in about half of the patients.",
      "Plasma exchange is done before rituximab when IgM is above 40 g/L.",
    ],
  },
  {
    id: "rheumatoid",
    named: /rheumatoid/,
    title: "Rituximab in rheumatoid arthritis",
    lines: [
      "Rituximab is given as two infusions of 1000 mg two weeks apart for rheumatoid arthritis that did not respond to a TNF inhibitor.",
      "Treatment is repeated after 24 weeks when joints are swollen again.",
      "Antibody levels are no guide to when treatment is repeated.",
    ],
  },
  {
    id: "lupus",
    named: /lupus/i,
    title: "Lupus: monitoring",
    lines: [
      "Antibodies to double-stranded DNA are measured every three months in lupus.",
      "A rising antibody level with a falling complement level often precedes a flare.",
      "Hydroxychloroquine is recommended for all patients unless there is a reason against it.",
    ],
  },
  {
    id: "mmn",
    named: /multifocal motor neuropathy/i,
    title: "Multifocal motor neuropathy",
    lines: [
      "Immunoglobulin improves strength in most patients with multifocal motor neuropathy.",
      "Steroids and plasma exchange can make weakness worse.",
      "Antibodies to GM1 are found in about half of the patients.",
    ],
  },
  {
    id: "gbs",
    named: /GBS|Guillain/,
    title: "Guillain-Barré syndrome on the ward",
    lines: [
      "Plasma exchange or immunoglobulin is started within two weeks of the first weakness in Guillain-Barré syndrome.",
      "One patient in five needs a ventilator.",
      "The antibody level does not change what is given.",
    ],
  },
  {
    id: "myasthenia",
    named: /myasthenia/i,
    title: "Myasthenia gravis: maintenance treatment",
    lines: [
      "Azathioprine is given beside prednisolone to patients with myasthenia gravis.",
      "Antibody titres do not tell how severe the weakness is.",
      "Rituximab helps most where antibodies to MuSK are found.",
    ],
  },
  {
    id: "poems",
    named: /POEMS/,
    title: "POEMS syndrome",
    lines: [
      "Treatment of POEMS syndrome begins with radiation of a single bone lesion or with an autologous transplant.",
      "VEGF falls within months of treatment that works.",
      "The neuropathy improves slowly over two years.",
    ],
  },
  {
    id: "cmt",
    named: /Charcot/,
    title: "Charcot-Marie-Tooth disease: care",
    lines: [
      "There is no medicine that slows Charcot-Marie-Tooth disease.",
      "Physiotherapy and ankle splints help with walking and balance.",
      "Patients with inherited neuropathy are seen once a year.",
    ],
  },
];

const fileOf = ({ id, title, lines }: Other): LibraryFile => ({
  name: `${id}.txt`,
  text: `${title}\n\n${lines.join(" ")}\n`,
});

const questions = [
  "What is the treatment for a patient with high levels of anti-MAG antibodies?",
  "What is the dose of rituximab in anti-MAG neuropathy?",
  "How is anti-MAG neuropathy monitored after treatment?",
  "Does treatment help in anti-MAG neuropathy, and how often do patients improve?",
  "How often should anti-MAG antibody levels be repeated?",
  "What is the outlook for anti-MAG neuropathy?",
] as const;

/** What was found about another disease is not used, and where it is shown at all it says what it is about. */
function expectLabelled(answer: Answer, named: RegExp, asked: RegExp): void {
  expect(usedQuotes(answer)).toEqual([]);
  for (const sentence of answer.nearest.filter((s) => s.check === "verbatim")) {
    expect(sentence.caution).toMatch(/^about /);
    expect(sentence.caution).toMatch(named);
    expect(sentence.caution).toMatch(asked);
  }
  if (answer.nearest.some((s) => s.check === "verbatim"))
    expect(answer.notices.some((n) => n.kind === "other-condition" && named.test(n.text))).toBe(true);
}

describe("a question on anti-MAG neuropathy with a document on another disease", () => {
  test.each(
    others.flatMap((other) => questions.map((question) => ({ other, question, name: `${other.id}: ${question}` }))),
  )("$name", async ({ other, question }) => {
    const answer = await askBare(await libraryOf([fileOf(other)]), question);
    expect(answer.outcome).toBe("no-evidence");
    expectLabelled(answer, other.named, /not anti-MAG neuropathy/);
  });

  test.each(others)("$id stands beside no pack statement either", async (other) => {
    const answer = await askWith(
      await libraryOf([fileOf(other)]),
      "What is the dose of rituximab in anti-MAG neuropathy?",
    );
    expect(answer.bottomLine.length).toBeGreaterThan(0);
    expect(usedQuotes(answer)).toEqual([]);
  });
});

const antiMag: LibraryFile = {
  name: "anti-mag.txt",
  text: [
    "Anti-MAG neuropathy: clinic notes",
    "In anti-MAG neuropathy rituximab 375 mg/m2 is given weekly for four weeks. IgM fell by half in most patients. Four of nine patients improved, and the effect lasted about eight months. The antibody titre is measured before each course.",
  ].join("\n\n"),
};

describe("the mirror: a question on another disease with a document on anti-MAG neuropathy", () => {
  test.each([
    ["How is CIDP treated?", /not CIDP/],
    ["What is the dose of rituximab in CIDP?", /not CIDP/],
    ["What is the dose of rituximab in MOG antibody disease?", /not MOG/],
    ["How often is the MOG antibody titre measured?", /not MOG/],
    ["What is the dose of rituximab in Waldenström macroglobulinaemia?", /not Waldenström/],
    ["How far does IgM fall after rituximab in Waldenström macroglobulinaemia?", /not Waldenström/],
    ["What is the dose of rituximab in rheumatoid arthritis?", /not rheumatoid/],
    ["Does rituximab help in lupus?", /not lupus/],
    ["How is multifocal motor neuropathy treated?", /not multifocal/],
    ["What is the treatment of Guillain-Barré syndrome?", /not Guillain/],
    ["How often do patients with myasthenia gravis improve on rituximab?", /not myasthenia/],
    ["What is the treatment of Kienböck disease?", /not Kienböck/],
  ] as const)("%s", async (question, asked) => {
    const answer = await askBare(await libraryOf([antiMag]), question);
    expect(answer.outcome).toBe("no-evidence");
    expectLabelled(answer, /anti-MAG/, asked);
  });
});

describe("documents about several diseases", () => {
  const review: LibraryFile = {
    name: "review.md",
    text: [
      "# Immune neuropathies: a review",
      "## CIDP",
      "Steroids are given at 60 mg a day for six weeks. Three quarters of the patients improve.",
      "## Anti-MAG neuropathy",
      "Rituximab is given at 375 mg/m2 weekly for four weeks. A third of the patients improve.",
      "## Multifocal motor neuropathy",
      "Immunoglobulin is given at 2 g/kg every month. Steroids make weakness worse.",
    ].join("\n\n"),
  };

  test("are read by section", async () => {
    const answer = await askBare(
      await libraryOf([review]),
      "What is the treatment of anti-MAG neuropathy and its dose?",
    );
    const said = usedQuotes(answer).map((s) => s.text);
    expect(said).toContain("Rituximab is given at 375 mg/m2 weekly for four weeks.");
    expect(said.join(" ")).not.toMatch(/Steroids|2 g\/kg|Three quarters/);
  });

  test("answer for the other section when that is asked for", async () => {
    const answer = await askBare(await libraryOf([review]), "What is the dose of steroids in CIDP?");
    const said = usedQuotes(answer)
      .map((s) => s.text)
      .join(" ");
    expect(said).toMatch(/60 mg a day/);
    expect(said).not.toMatch(/375|2 g\/kg/);
  });

  const paragraphs: LibraryFile = {
    name: "ward-notes.txt",
    text: [
      "Anti-MAG neuropathy on our ward",
      "In CIDP, immunoglobulin is given first. The dose is 2 g/kg over five days. Most patients improve within weeks.",
      "Rituximab is given at 375 mg/m2 weekly for four weeks.",
    ].join("\n\n"),
  };

  test("a sentence goes on about the disease of the sentence before it", async () => {
    const answer = await askBare(await libraryOf([paragraphs]), "What is the dose in anti-MAG neuropathy?");
    const said = usedQuotes(answer)
      .map((s) => s.text)
      .join(" ");
    expect(said).toMatch(/375 mg\/m2/);
    expect(said).not.toMatch(/2 g\/kg|within weeks/);
  });

  test.each([
    "Unlike anti-MAG neuropathy, CIDP improves with steroids in most patients.",
    "Steroids improved 40 patients with CIDP, none of whom had anti-MAG antibodies.",
    "In CIDP without anti-MAG antibodies, steroids improve most patients.",
    "Steroids improve most anti-MAG-negative patients with CIDP.",
  ])("a disease that is only set against the asked one does not answer for it: %s", async (line) => {
    const library = await libraryOf([{ name: "note.txt", text: `A note on steroids\n\n${line}\n` }]);
    const answer = await askBare(library, "Do steroids help in anti-MAG neuropathy?");
    expect(usedQuotes(answer).filter((s) => s.caution === undefined)).toEqual([]);
  });

  test("a sentence that sets another disease against the asked one is about the asked one", async () => {
    const text =
      "A note on steroids\n\nUnlike CIDP, anti-MAG neuropathy does not improve with steroids in most patients.\n";
    const answer = await askBare(
      await libraryOf([{ name: "note.txt", text }]),
      "Do steroids help in anti-MAG neuropathy?",
    );
    expect(usedQuotes(answer)).toHaveLength(1);
    expect(usedQuotes(answer)[0]?.caution).toBeUndefined();
  });

  test("a document that says nowhere for which disease says so with the quotation", async () => {
    const text = "Infusion protocol 12\n\nRituximab is started at 50 mg per hour and raised every 30 minutes.\n";
    const answer = await askBare(
      await libraryOf([{ name: "protocol.txt", text }]),
      "How fast is rituximab infused in anti-MAG neuropathy, in mg per hour?",
    );
    const shown = [...usedQuotes(answer), ...answer.nearest];
    expect(shown.length).toBeGreaterThan(0);
    for (const sentence of shown) expect(sentence.caution).toBe("the document does not say for which condition");
  });
});

describe("MAG and MOG", () => {
  const both: LibraryFile = {
    name: "antibodies.md",
    text: [
      "# Antibody clinic",
      "## MOG antibody disease",
      "Rituximab is repeated every six months. Relapses of the optic nerve are treated with steroids.",
      "## Anti-MAG neuropathy",
      "Rituximab is repeated when walking gets worse. Steroids are of no use.",
    ].join("\n\n"),
  };

  test.each([
    ["When is rituximab repeated in anti-MAG neuropathy?", /walking gets worse/, /every six months|optic nerve/],
    ["When is rituximab repeated in MOG antibody disease?", /every six months/, /walking|no use/],
  ])("%s", async (question, own, foreign) => {
    const answer = await askBare(await libraryOf([both]), question);
    const said = usedQuotes(answer)
      .map((s) => s.text)
      .join(" ");
    expect(said).toMatch(own);
    expect(said).not.toMatch(foreign);
  });
});
