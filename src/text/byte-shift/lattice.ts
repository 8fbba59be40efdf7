/** A lattice of ways to read a damaged line: nodes at positions of the line, steps between them, with log weights. */
import { CLOSED, type Quotation, quotationAfter } from './quotation.ts';
import { vanishedAt } from './states.ts';

/**
 * How an output came about. `copy`: as it stands; `known`: both bytes are there; `lead`, `trail`: only that byte is
 * there; `neither`: only the context speaks for it; `lost`: nothing does; `drop`: the remains of a tag, or nothing.
 */
export type StepKind = 'copy' | 'known' | 'lead' | 'trail' | 'neither' | 'lost' | 'drop';

/** What a step puts out for units `[start, end)` of the line. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly out: string;
  readonly kind: StepKind;
}

export interface Step {
  readonly from: Node;
  readonly to: Node;
  readonly parts: readonly Part[];
  readonly weight: number;
}

export type Context = readonly [number, number, number];

export interface Node {
  readonly at: number;
  /** See states.ts: in step, a byte pending, or a byte unknown. */
  readonly state: number;
  /** Model symbols of the last three characters, and the last character. */
  readonly context: Context;
  readonly code: number;
  /** What quotation is open here, by the best way. */
  quotation: Quotation;
  /** Log weights: of the best way here, of all ways here, of all ways from here to the end. */
  best: number;
  total: number;
  rest: number;
  bestStep: Step | null;
  readonly steps: Step[];
}

const NEVER = Number.NEGATIVE_INFINITY;
/** More than the symbols of any model. */
const SYMBOLS = 8192;
/** At most so many nodes go on from a position, none worse than the best by more than the width (nats). */
const BEAM = 64;
const WIDTH = 24;

export class Lattice {
  readonly #open = new Map<number, Map<number, Node>>();
  readonly #kept: Node[] = [];

  /** The node from which reading begins. */
  root(at: number, state: number, context: Context, quotation: Quotation): Node {
    const node = this.#node(at, state, context, 0, quotation);
    node.best = 0;
    node.total = 0;
    return node;
  }

  /**
   * Adds a step to the node of that position, state, context and state of quotation, making it if need be. `code`: the
   * last character put out, 0 at the end of a line.
   */
  link(from: Node, at: number, state: number, context: Context, code: number, parts: Part[], weight: number): void {
    let { quotation } = from;
    if (code === 0) quotation = CLOSED;
    else for (const part of parts) for (const char of part.out) quotation = quotationAfter(quotation, char);
    const node = this.#node(at, state, context, code, quotation);
    const step: Step = { from, to: node, parts, weight };
    node.steps.push(step);
    node.total = add(node.total, from.total + weight);
    if (from.best + weight > node.best) {
      node.best = from.best + weight;
      node.bestStep = step;
      node.quotation = quotation;
    }
  }

  #node(at: number, state: number, context: Context, code: number, quotation: Quotation): Node {
    let layer = this.#open.get(at);
    if (!layer) {
      layer = new Map();
      this.#open.set(at, layer);
    }
    const way = ((state + 1) * SYMBOLS + context[0]) * SYMBOLS + context[1];
    const key = (way * SYMBOLS + context[2]) * 2 + (quotation.open ? 1 : 0);
    let node = layer.get(key);
    if (!node) {
      const weights = { best: NEVER, total: NEVER, rest: NEVER };
      node = { at, state, context, code, quotation, ...weights, bestStep: null, steps: [] };
      layer.set(key, node);
    }
    return node;
  }

  /** Closes a position and returns the nodes that go on from it, best first and no more than `most`. */
  take(at: number, most = BEAM): Node[] {
    const layer = this.#open.get(at);
    if (!layer) return [];
    this.#open.delete(at);
    const nodes = [...layer.values()].sort((x, y) => y.best - x.best);
    const floor = nodes[0]!.best - WIDTH;
    let n = 0;
    while (n < nodes.length && n < most && nodes[n]!.best >= floor) n++;
    const kept = nodes.slice(0, n);
    // A way that leaves the rest as it is goes on always: no run may come to nothing because another cannot be read.
    if (!kept.some((node) => node.state < 0)) kept.push(...nodes.filter((node) => node.state < 0).slice(0, 1));
    this.#kept.push(...kept);
    return kept;
  }

  /** Whether some way leads to a position after `at`. */
  opensAfter(at: number): boolean {
    for (const position of this.#open.keys()) if (position > at) return true;
    return false;
  }

  /** The best way to `end`, with the weights from every node to it filled in. */
  trace(end: Node): Step[] {
    end.rest = 0;
    for (let n = this.#kept.length - 1; n >= 0; n--) {
      const node = this.#kept[n]!;
      if (node.rest === NEVER) continue;
      for (const s of node.steps) s.from.rest = add(s.from.rest, node.rest + s.weight);
    }
    const steps: Step[] = [];
    for (let node: Node | null = end; node?.bestStep; node = node.bestStep.from) steps.push(node.bestStep);
    return steps.reverse();
  }

  /**
   * The share of all ways to `end` by what they put out first for the units from a position on: position and, for
   * states after vanished pairs, a little more for each -> output -> probability.
   */
  shares(end: Node): Map<number, Map<string, number>> {
    const out = new Map<number, Map<string, number>>();
    for (const node of this.#kept) {
      if (node.rest === NEVER) continue;
      for (const s of node.steps) {
        const share = Math.exp(s.from.total + s.weight + node.rest - end.total);
        if (share < 1e-9) continue;
        const place = placeOf(s.from);
        let by = out.get(place);
        if (!by) {
          by = new Map();
          out.set(place, by);
        }
        const what = s.parts[0]!.out;
        by.set(what, (by.get(what) ?? 0) + share);
      }
    }
    return out;
  }
}

/** Where a node's next output belongs, for comparing ways: its position, and how many pairs have vanished there. */
export function placeOf(node: Node): number {
  return node.at + vanishedAt(node.state) / 8;
}

/** Logarithm of a sum, from logarithms. */
function add(x: number, y: number): number {
  if (x === NEVER) return y;
  if (y === NEVER) return x;
  return x > y ? x + Math.log1p(Math.exp(y - x)) : y + Math.log1p(Math.exp(x - y));
}
