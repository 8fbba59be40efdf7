/** Decodes the compressed outlines of an ECharts 4 map. */

type Point = readonly [longitude: number, latitude: number];

/** Degrees by which a simplified outline may stray: about half a pixel on a map 600 pixels wide. */
const TOLERANCE = 0.008;
/** Degrees of the longer side below which an islet is left out. */
const SMALLEST = 0.06;

/** A prefecture's outline: closed rings, each `longitude latitude,…` in degrees. */
export interface Outline {
  readonly code: string;
  readonly name: string;
  readonly rings: readonly string[];
}

interface Feature {
  readonly id: string;
  readonly properties: { readonly name: string };
  readonly geometry: {
    readonly type: 'Polygon' | 'MultiPolygon';
    readonly coordinates: readonly unknown[];
    readonly encodeOffsets: readonly unknown[];
  };
}

/** ECharts writes differences, zigzag coded, one character each, from an offset, in 1/1024 of a degree. */
function decodeRing(code: string, offset: readonly number[]): Point[] {
  const value = (i: number) => {
    const n = code.charCodeAt(i) - 64;
    return (n >> 1) ^ -(n & 1);
  };
  let [x, y] = [offset[0]!, offset[1]!];
  const ring: Point[] = [];
  for (let i = 0; i + 1 < code.length; i += 2) {
    x += value(i);
    y += value(i + 1);
    ring.push([x / 1024, y / 1024]);
  }
  return ring;
}

/** The points that a line needs to stray from `line` by no more than the tolerance (Ramer, Douglas and Peucker). */
function simplified(line: readonly Point[]): Point[] {
  const [a, b] = [line[0]!, line.at(-1)!];
  if (line.length <= 2) return [...line];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  let far = 0;
  let at = 0;
  for (let n = 1; n < line.length - 1; n++) {
    const p = line[n]!;
    const distance =
      length === 0
        ? Math.hypot(p[0] - a[0], p[1] - a[1])
        : Math.abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length;
    if (distance > far) [far, at] = [distance, n];
  }
  if (far <= TOLERANCE) return [a, b];
  return [...simplified(line.slice(0, at + 1)).slice(0, -1), ...simplified(line.slice(at))];
}

function extent(ring: readonly Point[]): number {
  const side = (axis: 0 | 1) => Math.max(...ring.map((p) => p[axis])) - Math.min(...ring.map((p) => p[axis]));
  return Math.max(side(0), side(1));
}

const written = (ring: readonly Point[]) => ring.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join(',');

export function decodeOutlines(json: string): Outline[] {
  const { features } = JSON.parse(json) as { features: readonly Feature[] };
  return features.map(({ id, properties, geometry }) => {
    const codes = geometry.coordinates.flat(2) as string[];
    const offsets = (
      geometry.type === 'Polygon' ? geometry.encodeOffsets : geometry.encodeOffsets.flat()
    ) as number[][];
    const rings = codes.map((code, n) => decodeRing(code, offsets[n]!)).filter((ring) => extent(ring) >= SMALLEST);
    return { code: id.slice(0, 4), name: properties.name, rings: rings.map((ring) => written(simplified(ring))) };
  });
}
