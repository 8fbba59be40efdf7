/** Reads the table of area codes since 1981 (columns: code, province, prefecture, name, level, state, from, to, successors). */

/** A stretch of years in which a county or prefecture had this code and name. */
export interface HistoricArea {
  readonly code: string;
  readonly name: string;
  /** The prefecture that it stood under, 直辖 for the province itself. */
  readonly prefecture: string;
  readonly from: number;
  /** The year in which it ended or was renamed; null while it exists. */
  readonly to: number | null;
  /** Codes that took over when it ended. */
  readonly successors: readonly string[];
  /** Codes that took over a part of it in a year before, or a part while it went on. */
  readonly ceded: readonly { readonly year: number; readonly code: string }[];
}

export function parseHistory(csv: string): HistoricArea[] {
  const rows = csv
    .replace(/^\uFEFF/u, '')
    .trim()
    .split(/\r?\n/u)
    .slice(1);
  return rows.map((row) => {
    const [code, , prefecture, name, , state, from, to, next] = row.split(',');
    const links = (next ?? '').split(';').filter(Boolean);
    return {
      code: code!,
      name: name!,
      prefecture: prefecture!,
      from: Number(from),
      to: state === '在用' ? null : Number(to),
      successors: links.filter((l) => !l.includes('[')),
      ceded: links.filter((l) => l.includes('[')).map((l) => ({ code: l.slice(0, 6), year: Number(l.slice(7, 11)) })),
    };
  });
}
