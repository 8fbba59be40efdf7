/** The whole list of hits as a file. */
import type { Row } from '../types.ts';

const COLUMNS = ['编号', '标题', '日期', '来源', '体裁', '地方', '网址'];

/** RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. */
export function toCsv(
  rows: readonly Row[],
  addressOf: (row: Row) => string,
  kinds: Readonly<Record<string, string>>,
): string {
  const lines = rows.map((row) => [
    row.id,
    row.title,
    row.date ?? '',
    row.outlet ?? '',
    kinds[row.kind] ?? row.kind,
    row.places.join('；'),
    addressOf(row),
  ]);
  return `\ufeff${[COLUMNS, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula gets a quote before it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** BibLaTeX `@online` entries. An article without a date has no date field. */
export function toBibTex(rows: readonly Row[], addressOf: (row: Row) => string): string {
  return rows
    .map((row) => {
      const fields = [
        ['title', `{${escaped(row.title)}}`],
        ['organization', row.outlet && `{${escaped(row.outlet)}}`],
        ['date', row.date],
        ['url', addressOf(row)],
        ['langid', 'chinese'],
      ].filter((field): field is [string, string] => Boolean(field[1]));
      const body = fields.map(([name, value]) => `  ${name} = {${value}},`).join('\n');
      return `@online{${row.id.replace(/[^A-Za-z0-9-]/gu, '-')},\n${body}\n}\n`;
    })
    .join('\n');
}

function escaped(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  };
  return text.replace(/[\\~^{}%&$#_]/gu, (char) => named[char] ?? `\\${char}`);
}

/** Hands a text to the reader as a file. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
