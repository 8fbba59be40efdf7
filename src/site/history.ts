/** What became of an area, and what an area of today was before. */
import { gazetteer } from '../gazetteer/index.ts';

export interface HistoryNote {
  readonly text: string;
  readonly links: readonly { readonly name: string; readonly path: string }[];
  /** Whether the area itself is no more. */
  readonly ended: boolean;
}

const predecessors = new Map<string, { name: string; path: string; from: number; to: number }[]>();

function before(path: string): { name: string; path: string; from: number; to: number }[] {
  if (predecessors.size === 0) {
    for (const place of gazetteer().history) {
      for (const successor of place.ended?.successors ?? []) {
        const row = { name: place.name, path: place.path, from: place.ended!.from, to: place.ended!.to };
        predecessors.set(successor, [...(predecessors.get(successor) ?? []), row]);
      }
    }
  }
  return predecessors.get(path) ?? [];
}

/** Notes on a place, from the table of area codes since 1981. */
export function historyOf(path: string): HistoryNote[] {
  const ended = gazetteer().byPath(path)?.ended;
  if (ended) {
    const links = ended.successors.map((other) => ({ name: other.split('/').at(-1)!, path: other }));
    return [
      {
        text: `${path.split('/').at(-1)}是旧名，见于${ended.from}年至${ended.to}年的区划代码表；今属`,
        links,
        ended: true,
      },
    ];
  }
  return before(path).map(({ name, from, to }) => ({
    text: `其地曾属${name}（${from === 1981 ? '1981年或更早' : `${from}年`}至${to}年）`,
    links: [],
    ended: false,
  }));
}
