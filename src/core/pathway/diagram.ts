/** A rule as the nodes and edges of its flow diagram; drawing them is the figures' work. */
import type { Condition } from "./condition.ts";
import { sayComparison } from "./evaluate.ts";
import type { ReadyRule } from "./pathway.ts";

export interface DiagramNode {
  readonly id: string;
  readonly kind: "test" | "all" | "any" | "not" | "at-least" | "advice";
  readonly text: string;
}

/** An edge leads from a part to what it decides. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
}

export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

const words = { all: "all of", any: "any of", not: "not" } as const;

function partOf(condition: Condition, to: string, id: string, nameOf: (fact: string) => string): Diagram {
  const edge = { from: id, to };
  if (condition.kind === "comparison")
    return { nodes: [{ id, kind: "test", text: sayComparison(condition.comparison, nameOf) }], edges: [edge] };
  const parts = condition.kind === "not" ? [condition.part] : condition.parts;
  const text = condition.kind === "at-least" ? `at least ${condition.count} of` : words[condition.kind];
  const inner = parts.map((part, i) => partOf(part, id, `${id}.${i}`, nameOf));
  return {
    nodes: [{ id, kind: condition.kind, text }, ...inner.flatMap((d) => d.nodes)],
    edges: [edge, ...inner.flatMap((d) => d.edges)],
  };
}

/** The diagram of one rule: its tests lead to its advice. */
export function diagramOf(ready: ReadyRule, nameOf: (fact: string) => string): Diagram {
  const advice: DiagramNode = { id: "advice", kind: "advice", text: ready.rule.title };
  const parts = [...(ready.scope === undefined ? [] : [ready.scope]), ready.when].map((condition, i) =>
    partOf(condition, "advice", `c${i}`, nameOf),
  );
  return { nodes: [advice, ...parts.flatMap((d) => d.nodes)], edges: parts.flatMap((d) => d.edges) };
}
