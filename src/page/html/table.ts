/** Tables of data as rows of a GFM table; tables that only lay out a page are left to be read as blocks. */

const CELL_LIMIT = 160;

function rowsOf(table: Element): Element[][] {
  return [...table.querySelectorAll('tr')]
    .map((row) => [...row.children].filter((cell) => cell.localName === 'td' || cell.localName === 'th'))
    .filter((cells) => cells.length > 0);
}

function cellText(cell: Element): string {
  return (cell.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/**
 * Whether a table holds data: no table inside it, at least two rows, most of them of two cells or more, short cells,
 * few links and no images.
 */
export function isDataTable(table: Element): boolean {
  if (table.querySelector('table, img, form, h1, h2, ul')) return false;
  const rows = rowsOf(table);
  if (rows.length < 2) return false;
  const wide = rows.filter((cells) => cells.length >= 2).length;
  if (wide < rows.length / 2) return false;
  const texts = rows.flat().map(cellText);
  if (texts.some((text) => text.length > CELL_LIMIT)) return false;
  const filled = texts.filter((text) => text !== '');
  if (filled.length < texts.length / 2) return false;
  const size = filled.reduce((sum, text) => sum + text.length, 0);
  const linked = [...table.querySelectorAll('a')].reduce((sum, a) => sum + cellText(a).length, 0);
  return linked < size / 2;
}

/**
 * Rows of a GFM table: the header, the delimiter row, the others. A cell over several columns or rows stands once,
 * in its first place; the places it covers are empty, since GFM has no such cells and nothing is repeated.
 */
export function tableRows(table: Element): string[] {
  const grid: string[][] = [];
  rowsOf(table).forEach((cells, y) => {
    grid[y] ??= [];
    const row = grid[y];
    let x = 0;
    for (const cell of cells) {
      while (row[x] !== undefined) x++;
      const across = span(cell, 'colspan');
      const down = span(cell, 'rowspan');
      for (let dy = 0; dy < down; dy++) {
        grid[y + dy] ??= [];
        for (let dx = 0; dx < across; dx++)
          grid[y + dy]![x + dx] ??= dy === 0 && dx === 0 ? escapeCell(cellText(cell)) : '';
      }
      x += across;
    }
  });
  const rows = grid.filter((row) => row.some((text) => text));
  const width = Math.max(...rows.map((row) => row.length));
  const line = (row: readonly string[]) => `| ${Array.from({ length: width }, (_, x) => row[x] ?? '').join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head ?? []), `|${' --- |'.repeat(width)}`, ...body.map(line)];
}

function span(cell: Element, name: string): number {
  const value = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return Math.min(Math.max(Number.isNaN(value) ? 1 : value, 1), 50);
}

function escapeCell(text: string): string {
  return text.replace(/\\/gu, '\\\\').replace(/\|/gu, '\\|');
}
