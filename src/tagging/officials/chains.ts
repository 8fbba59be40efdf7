/** Posts in a row that one person holds: 县委副书记、县长兼…. */
import { areaAt } from './areas.ts';
import type { Office } from './office.ts';
import { MINDER } from './roles.ts';

/** Posts in a row: 县委副书记、县长. */
export interface Chain {
  readonly start: number;
  readonly end: number;
  readonly offices: readonly Office[];
}

const JOINT = /^(?:（[^（）]{1,8}）)?(?:，?、(?:挂职)?|暨|兼|兼任|，兼任?|和|；兼|[ \u3000])?$/u;

/** The posts of a text, those joined by 、 or 兼 together. */
export function chains(text: string, offices: readonly Office[]): Chain[] {
  const out: Chain[] = [];
  let row: Office[] = [];
  const close = () => {
    if (row.length > 0) out.push({ start: row[0]!.start, end: row[row.length - 1]!.end, offices: row });
    row = [];
  };
  for (const office of offices) {
    const last = row[row.length - 1];
    const gap = last ? text.slice(last.end, office.start) : '';
    // 县政协主席，某江总河长甲某.
    if (last && !JOINT.test(gap) && !(gap === '，' && MINDER.test(office.role))) close();
    row.push(office);
  }
  close();
  return out;
}

/** Posts that one person holds: of an area, they are not of a row of names. */
const OF_ONE =
  /^(?:党组)?(?:书记|第一书记|总书记|省长|市长|县长|区长|镇长|乡长|州长|主席|检察长|院长|部长|局长|厅长|秘书长|主任|校长)$/u;

/** Whether the posts are of one person: 义乌市委书记, and not 副市长 or 副书记. */
export const isOfOne = (chain: Chain): boolean => chain.offices.some((o) => OF_ONE.test(o.role));

/** 上虞市（现为上虞区）市委常委, 云和县的宣传部副部长: the length of an area apart from its post; 0 when there is none. */
export function areaApart(text: string, to: number): number {
  const gap = /(?:（[^（）]{2,20}）|的)$/u.exec(text.slice(Math.max(0, to - 22), to))?.[0].length;
  if (!gap) return 0;
  for (let from = to - gap - 8; from < to - gap - 1; from++) {
    const area = from >= 0 ? areaAt(text, from) : null;
    if (area?.end === to - gap && !area.short) return to - startOfRow(text, from);
  }
  return 0;
}

/** Where a row of areas begins whose last one starts at `from`: 甲省乙市丙县. */
function startOfRow(text: string, from: number): number {
  for (let start = Math.max(0, from - 8); start < from - 1; start++) {
    const area = areaAt(text, start);
    if (area?.end === from && !area.short) return startOfRow(text, start);
  }
  return from;
}

/** The posts of a row, each area's together: 嘉善县委书记 and 温岭市委书记 are two. */
export function byArea(offices: readonly Office[]): Office[][] {
  const out: Office[][] = [];
  for (const office of offices) {
    const last = out[out.length - 1];
    if (last && !hasArea(office)) last.push(office);
    else out.push([office]);
  }
  return out;
}

/** 某市政协原副主席、市农科院院长: 原 holds up to the next post with an area of its own. */
export function byTense(offices: readonly Office[]): (readonly [offices: Office[], former: boolean])[] {
  const runs: [Office[], boolean][] = [];
  for (const office of offices) {
    const run = runs[runs.length - 1];
    // 某村原党支部书记、村委会主任: of the same village.
    const isNext = !hasArea(office) || (office.areas.length === 0 && /^(?:村|社区)$/u.test(office.word ?? ''));
    const former: boolean = office.former || (run?.[1] === true && isNext);
    if (run && run[1] === former) run[0].push(office);
    else runs.push([[office], former]);
  }
  return runs;
}

/** Whether a post names its area. */
export const hasArea = (office: Office) => office.areas.length > 0 || office.word !== null || office.unlisted !== null;
