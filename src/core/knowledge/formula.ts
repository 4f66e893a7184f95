/**
 * Formulas of calculators: arithmetic and conditions over named values, nothing else.
 *
 *   condition := sum (("<" | "<=" | ">" | ">=" | "=" | "!=") sum)?     joined by "and", "or", "not"
 *   sum := product (("+" | "-") product)*      product := power (("*" | "/") power)*
 *   power := unary ("^" power)?                unary := "-" unary | atom
 *   atom := number | 'text' | name | name "(" args ")" | "(" condition ")"
 */
import { err, ok, type Problem, type Result } from "../problem.ts";

export type FormulaValue = number | boolean | string;
/** Values a formula can name. */
export type Names = Readonly<Record<string, FormulaValue>>;
/** A parsed formula: call it with values. Throws FormulaError when a name is missing or kinds do not fit. */
export interface Formula {
  readonly names: ReadonlySet<string>;
  readonly evaluate: (names: Names) => FormulaValue;
}

class FormulaError extends Error {}

const functions: Readonly<Record<string, (...args: readonly number[]) => number>> = {
  sqrt: (x = Number.NaN) => Math.sqrt(x),
  abs: (x = Number.NaN) => Math.abs(x),
  round: (x = Number.NaN) => Math.round(x),
  floor: (x = Number.NaN) => Math.floor(x),
  ceil: (x = Number.NaN) => Math.ceil(x),
  min: (...xs) => Math.min(...xs),
  max: (...xs) => Math.max(...xs),
};

type Node = (names: Names) => FormulaValue;

const tokenPattern = /\s*(?:(\d+(?:\.\d+)?(?:e-?\d+)?)|([A-Za-z][A-Za-z0-9]*)|'([^']*)'|(<=|>=|!=|[-+*/^()<>=,]))/y;

interface Token {
  readonly kind: "number" | "name" | "text" | "sign";
  readonly text: string;
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  const end = source.trimEnd().length;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (match === null) throw new FormulaError(`cannot read “${source.slice(at, at + 12)}”`);
    const [, number, name, text, sign] = match;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (text !== undefined) tokens.push({ kind: "text", text });
    else tokens.push({ kind: "sign", text: sign ?? "" });
  }
  return tokens;
}

function asNumber(value: FormulaValue): number {
  if (typeof value !== "number") throw new FormulaError("a number was expected");
  return value;
}

function asBoolean(value: FormulaValue): boolean {
  if (typeof value !== "boolean") throw new FormulaError("a condition was expected");
  return value;
}

/** Recursive descent over the tokens; one method per line of the grammar above. */
class Parser {
  readonly names = new Set<string>();
  #at = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Node {
    const node = this.#or();
    const left = this.#tokens[this.#at];
    if (left !== undefined) throw new FormulaError(`“${left.text}” is not expected here`);
    return node;
  }

  #take(...texts: readonly string[]): string | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === "text" || !texts.includes(token.text)) return undefined;
    this.#at++;
    return token.text;
  }

  #or(): Node {
    let left = this.#and();
    while (this.#take("or") !== undefined) {
      const [a, b] = [left, this.#and()];
      left = (n) => asBoolean(a(n)) || asBoolean(b(n));
    }
    return left;
  }

  #and(): Node {
    let left = this.#not();
    while (this.#take("and") !== undefined) {
      const [a, b] = [left, this.#not()];
      left = (n) => asBoolean(a(n)) && asBoolean(b(n));
    }
    return left;
  }

  #not(): Node {
    if (this.#take("not") === undefined) return this.#comparison();
    const inner = this.#not();
    return (n) => !asBoolean(inner(n));
  }

  #comparison(): Node {
    const a = this.#sum();
    const sign = this.#take("<", "<=", ">", ">=", "=", "!=");
    if (sign === undefined) return a;
    const b = this.#sum();
    if (sign === "=") return (n) => a(n) === b(n);
    if (sign === "!=") return (n) => a(n) !== b(n);
    if (sign === "<") return (n) => asNumber(a(n)) < asNumber(b(n));
    if (sign === "<=") return (n) => asNumber(a(n)) <= asNumber(b(n));
    if (sign === ">") return (n) => asNumber(a(n)) > asNumber(b(n));
    return (n) => asNumber(a(n)) >= asNumber(b(n));
  }

  #sum(): Node {
    let left = this.#product();
    for (let sign = this.#take("+", "-"); sign !== undefined; sign = this.#take("+", "-")) {
      const [a, b, plus] = [left, this.#product(), sign === "+"];
      left = (n) => (plus ? asNumber(a(n)) + asNumber(b(n)) : asNumber(a(n)) - asNumber(b(n)));
    }
    return left;
  }

  #product(): Node {
    let left = this.#power();
    for (let sign = this.#take("*", "/"); sign !== undefined; sign = this.#take("*", "/")) {
      const [a, b, times] = [left, this.#power(), sign === "*"];
      left = (n) => (times ? asNumber(a(n)) * asNumber(b(n)) : asNumber(a(n)) / asNumber(b(n)));
    }
    return left;
  }

  #power(): Node {
    const base = this.#unary();
    if (this.#take("^") === undefined) return base;
    const exponent = this.#power();
    return (n) => asNumber(base(n)) ** asNumber(exponent(n));
  }

  #unary(): Node {
    if (this.#take("-") === undefined) return this.#atom();
    const inner = this.#unary();
    return (n) => -asNumber(inner(n));
  }

  #atom(): Node {
    if (this.#take("(") !== undefined) {
      const inner = this.#or();
      if (this.#take(")") === undefined) throw new FormulaError("a closing bracket is missing");
      return inner;
    }
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new FormulaError("the formula ends too soon");
    if (token.kind === "number") return () => Number(token.text);
    if (token.kind === "text") return () => token.text;
    if (token.kind === "sign") throw new FormulaError(`“${token.text}” is not expected here`);
    return this.#take("(") === undefined ? this.#name(token.text) : this.#call(token.text);
  }

  #name(name: string): Node {
    if (name === "true" || name === "false") return () => name === "true";
    this.names.add(name);
    return (n) => {
      const value = Object.hasOwn(n, name) ? n[name] : undefined;
      if (value === undefined) throw new FormulaError(`“${name}” has no value`);
      return value;
    };
  }

  #call(name: string): Node {
    const callee = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (callee === undefined) throw new FormulaError(`there is no function “${name}”`);
    const args: Node[] = [this.#sum()];
    while (this.#take(",") !== undefined) args.push(this.#sum());
    if (this.#take(")") === undefined) throw new FormulaError("a closing bracket is missing");
    return (n) => callee(...args.map((arg) => asNumber(arg(n))));
  }
}

/** Parses a formula; the problem names what could not be read. */
export function parseFormula(source: string): Result<Formula, Problem> {
  try {
    const parser = new Parser(tokensOf(source));
    const evaluate = parser.whole();
    return ok({ names: parser.names, evaluate });
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return err({ code: "formula", message: `formula “${source}”: ${error.message}` });
  }
}
