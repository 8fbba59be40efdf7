/** Shapes of the two maps, computed at build time. */
import { geoMercator } from 'd3-geo';
import { scaleQuantile } from 'd3-scale';
import type { Catalogue, PlaceNode } from '../catalogue/types.ts';
import { countyCells as cells, prefectureOutlines, within } from '../gazetteer/index.ts';

export interface Shades {
  /** 0 for none, 1 to 4 for the quarters of the counts that occur. */
  of(count: number): number;
  /** The shades that are used with their lowest and highest count, for a legend. */
  readonly steps: readonly { readonly shade: number; readonly from: number; readonly to: number }[];
}

/** Counts nearer than this part of themselves are as good as equal. */
const NEAR = 0.1;

/**
 * Shades by rank and not by size: one place that dwarfs the others, or counts that lie near together, would make a map
 * of one colour. Counts that are all but equal have one shade, so that no difference is shown where there is none.
 */
export function shadesOf(counts: readonly number[]): Shades {
  const values = [...new Set(counts)].sort((a, b) => a - b);
  const firsts: number[] = [];
  for (const count of values) if (count > 0 && count > (firsts.at(-1) ?? 0) * (1 + NEAR)) firsts.push(count);
  const scale = scaleQuantile<number>().domain(firsts).range([1, 2, 3, 4]);
  const of = (count: number): number =>
    count === 0 ? 0 : firsts.length < 2 ? 2 : scale(firsts.findLast((first) => first <= count) ?? count);
  const steps = [0, 1, 2, 3, 4].flatMap((shade) => {
    const own = values.filter((count) => of(count) === shade);
    return own.length > 0 ? [{ shade, from: own[0]!, to: own.at(-1)! }] : [];
  });
  return { of, steps };
}

const TILE = 34;

export interface CountyMap {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly {
    readonly node: PlaceNode;
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly shade: number;
    readonly label: string;
    readonly current: boolean;
  }[];
  /** Paths along the borders between prefectures. */
  readonly borders: readonly string[];
  readonly steps: Shades['steps'];
}

/** The tile map of the 90 counties; `here` is the path of the place to outline. */
export function countyCells(catalogue: Catalogue, here?: string): CountyMap {
  const all = cells();
  const shades = shadesOf(all.map(({ place }) => catalogue.places.get(place.path)?.items.length ?? 0));
  const at = new Map(all.map((cell) => [`${cell.col},${cell.row}`, cell.place.parent]));
  const borders: string[] = [];
  const tiles = all.flatMap(({ place, col, row }) => {
    const node = catalogue.places.get(place.path);
    if (!node) return [];
    const x = col * TILE;
    const y = row * TILE;
    if (at.get(`${col + 1},${row}`) !== place.parent) borders.push(`M${x + TILE} ${y}v${TILE}`);
    if (at.get(`${col - 1},${row}`) !== place.parent) borders.push(`M${x} ${y}v${TILE}`);
    if (at.get(`${col},${row + 1}`) !== place.parent) borders.push(`M${x} ${y + TILE}h${TILE}`);
    if (at.get(`${col},${row - 1}`) !== place.parent) borders.push(`M${x} ${y}h${TILE}`);
    const current = here?.includes('/') === true && within(place.path, here);
    return [{ node, x, y, size: TILE, shade: shades.of(node.items.length), label: place.short, current }];
  });
  return {
    width: (Math.max(...all.map((cell) => cell.col)) + 1) * TILE,
    height: (Math.max(...all.map((cell) => cell.row)) + 1) * TILE,
    cells: [...tiles.filter((tile) => !tile.current), ...tiles.filter((tile) => tile.current)],
    borders: [borders.join('')],
    steps: shades.steps,
  };
}

/** Neighbouring counties of a county on the tile map. */
export function neighbours(catalogue: Catalogue, path: string): PlaceNode[] {
  const all = cells();
  const own = all.find(({ place }) => place.path === path);
  if (!own) return [];
  return all
    .filter(({ col, row }) => Math.max(Math.abs(col - own.col), Math.abs(row - own.row)) === 1)
    .flatMap(({ place }) => catalogue.places.get(place.path) ?? []);
}

const WIDTH = 420;
const HEIGHT = 410;

/** Outlines of the 11 prefectures with the place of their labels. */
export function prefectureShapes(catalogue: Catalogue): {
  width: number;
  height: number;
  shapes: { node: PlaceNode; d: string; x: number; y: number; shade: number; dark: boolean }[];
  steps: Shades['steps'];
} {
  const outlines = prefectureOutlines();
  const geometry = (rings: readonly (readonly (readonly [number, number])[])[]) => ({
    type: 'MultiPolygon' as const,
    coordinates: rings.map((ring) => [wind(ring)]),
  });
  const projection = geoMercator().fitExtent(
    [
      [4, 4],
      [WIDTH - 4, HEIGHT - 4],
    ],
    { type: 'GeometryCollection', geometries: outlines.map(({ rings }) => geometry(rings)) },
  );
  const shades = shadesOf(outlines.map(({ place }) => catalogue.places.get(place.path)?.items.length ?? 0));
  return {
    width: WIDTH,
    height: HEIGHT,
    steps: shades.steps,
    shapes: outlines.flatMap(({ place, rings }) => {
      const node = catalogue.places.get(place.path);
      if (!node) return [];
      const drawn = rings
        .map((ring) => thin(ring.map((point) => projection([point[0], point[1]])!)))
        .filter((ring) => ring.length > 3);
      const d = drawn.map((ring) => `M${ring.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`).join('');
      const [x, y] = roomiest(drawn.reduce((a, b) => (b.length > a.length ? b : a)));
      const tone = shades.of(node.items.length);
      return [{ node, d, x: round(x), y: round(y), shade: tone, dark: tone >= 3 }];
    }),
  };
}

const round = (n: number): number => Math.round(n * 10) / 10;

/** Of the points of a grid inside a ring, the one farthest from its border: where a name has room. */
function roomiest(ring: readonly (readonly [number, number])[]): [number, number] {
  const STEP = 4;
  // A name is wider than high: room to the sides counts for more.
  const WIDE = 1.6;
  const inside = (x: number, y: number): boolean => {
    let odd = false;
    ring.forEach(([x1, y1], n) => {
      const [x2, y2] = ring[(n + 1) % ring.length]!;
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
    });
    return odd;
  };
  /** The square of the distance to the nearest corner, or something below `least`. */
  const room = (x: number, y: number, least: number): number => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const [bx, by] of ring) {
      nearest = Math.min(nearest, ((bx - x) / WIDE) ** 2 + (by - y) ** 2);
      if (nearest <= least) break;
    }
    return nearest;
  };
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const first = (from: number): number => Math.max(STEP, Math.floor(from / STEP) * STEP);
  let best: [number, number] = [ring[0]![0], ring[0]![1]];
  let most = 0;
  for (let x = first(Math.min(...xs)); x < Math.min(WIDTH, Math.max(...xs)); x += STEP) {
    for (let y = first(Math.min(...ys)); y < Math.min(HEIGHT, Math.max(...ys)); y += STEP) {
      const found = room(x, y, most);
      if (found > most && inside(x, y)) {
        most = found;
        best = [x, y];
      }
    }
  }
  return best;
}

/** d3 takes a ring that runs the other way for the rest of the globe: rings run clockwise on the map. */
function wind(ring: readonly (readonly [number, number])[]): [number, number][] {
  let area = 0;
  for (let n = 0; n < ring.length; n++) {
    const [x1, y1] = ring[n]!;
    const [x2, y2] = ring[(n + 1) % ring.length]!;
    area += x1 * y2 - x2 * y1;
  }
  const points = ring.map(([x, y]): [number, number] => [x, y]);
  return area > 0 ? points.reverse() : points;
}

/** Leaves out points that the eye cannot tell apart at this size. */
function thin(ring: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  for (const point of ring) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 1.6) kept.push(point);
  }
  return kept;
}
