/** Tables as CSV (RFC 4180, UTF-8, a header line). */

export type Cell = string | number | boolean | null | undefined;

export interface Table {
  readonly fields: readonly {
    readonly name: string;
    readonly type: 'string' | 'integer' | 'boolean';
    readonly title: string;
  }[];
  readonly rows: readonly (readonly Cell[])[];
  /** Fields that tell the rows apart, and those that name rows of other files (Table Schema). */
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly file: string;
    readonly to: readonly string[];
  }[];
}

export function csv({ fields, rows }: Table): string {
  const line = (cells: readonly Cell[]): string => cells.map(cell).join(',');
  return `${[line(fields.map(({ name }) => name)), ...rows.map(line)].join('\r\n')}\r\n`;
}

function cell(value: Cell): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
