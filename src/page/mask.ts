/**
 * Personal numbers are not published: mobile numbers and identity numbers anywhere, telephone numbers and dates of
 * birth in notices of appointment (任前公示). Each digit becomes `×`, so that lengths and offsets stay; the ledger
 * says that and where it was done, and does not repeat the number.
 */
import type { Draft } from '../model/draft.ts';
import type { Repair } from '../model/ledger.ts';
import { applyEdits, type Edit, type Traced } from '../model/traced.ts';

export const MASK = '×';

interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Whether a match is what it looks like. */
  readonly holds?: (match: string) => boolean;
  /** Leading characters that stay. */
  readonly keep: number;
}

/** A number is no part of a longer one, of a decimal, or of an amount. */
const NOT_BEFORE = '(?<![\\d.０-９A-Za-z])';
const NOT_BEHIND = '(?![\\d.０-９]|\\s*(?:万|亿|元|人|户|吨|公里|平方|件|次|%|％))';

const ANYWHERE: readonly Rule[] = [
  {
    name: 'mask:identity-number',
    pattern: new RegExp(`${NOT_BEFORE}[1-9]\\d{16}[\\dXx]${NOT_BEHIND}`, 'gu'),
    holds: isIdentityNumber,
    keep: 0,
  },
  // What is called an identity number is masked, whether or not it is a valid one.
  {
    name: 'mask:identity-number',
    pattern: /(?<=身份证件?(?:号码?)?\s*(?:为|是|[:：])?\s*)[1-9]\d{13,16}[\dXx](?!\d)/gu,
    keep: 0,
  },
  {
    name: 'mask:mobile-number',
    pattern: new RegExp(`${NOT_BEFORE}(?:\\+?86[- ]?)?1[3-9]\\d(?:[- ]?\\d{4}){2}${NOT_BEHIND}`, 'gu'),
    keep: 0,
  },
];

const IN_NOTICES: readonly Rule[] = [
  {
    name: 'mask:telephone-number',
    pattern: new RegExp(
      `${NOT_BEFORE}(?:[(（]?0\\d{2,3}[)）]?[-— ]?)?[2-8]\\d{6,7}(?:[-转]\\d{1,6})?${NOT_BEHIND}`,
      'gu',
    ),
    holds: (match) => /^[(（]?0|\d{7,8}/u.test(match),
    keep: 0,
  },
  {
    name: 'mask:birth-date',
    pattern:
      /(?:19[3-9]\d|20[01]\d)\s*[年.．/-]\s*\d{1,2}(?:\s*[月.．/-](?:\s*\d{1,2}\s*日?)?)?(?=\s*出?生)|(?<=(?:出生(?:年月|日期|时间)?|生)(?:于|[:：])\s*)(?:19[3-9]\d|20[01]\d)\s*[年.．/-]\s*\d{1,2}(?:\s*[月.．/-]\s*\d{1,2})?\s*[月日]?/gu,
    keep: 0,
  },
];

/** Whether 18 characters are an identity number: a real date of birth and the check digit of GB 11643-1999. */
function isIdentityNumber(text: string): boolean {
  const year = Number(text.slice(6, 10));
  const month = Number(text.slice(10, 12));
  const day = Number(text.slice(12, 14));
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}

/** A notice of appointment: a text of that kind that asks for the public's opinion of candidates. */
function isAppointmentNotice(draft: Draft): boolean {
  const head = `${draft.title?.text ?? ''} ${draft.blocks
    .slice(0, 3)
    .map((block) => block.content.text)
    .join(' ')}`;
  if (draft.kind !== 'notice') return false;
  return /任前公示|拟提拔|拟任(?:职|用)|干部.{0,12}公示|公示.{0,20}(?:人选|干部)/u.test(head);
}

const hide = (text: string) => text.replace(/[\dXx０-９]/gu, MASK);

function editsOf(text: string, rules: readonly Rule[]): Edit[] {
  const found: Edit[] = [];
  for (const { name, pattern, holds, keep } of rules) {
    for (const match of text.matchAll(pattern)) {
      if (holds && !holds(match[0])) continue;
      const start = match.index + keep;
      const end = match.index + match[0].length;
      if (found.some((edit) => edit.start < end && start < edit.end)) continue;
      found.push({ start, end, after: hide(text.slice(start, end)), rule: name, certainty: 'certain' });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** In a table: the cells under 出生年月 and the like. */
function birthColumn(text: string): Edit[] {
  const rows = text.split('\n');
  const column = rows[0]?.split('|').findIndex((cell) => /出生|生日/u.test(cell)) ?? -1;
  if (column < 0) return [];
  const edits: Edit[] = [];
  let at = 0;
  rows.forEach((row, n) => {
    const cells = row.split('|');
    const cell = cells[column];
    if (n > 1 && cell && /\d/u.test(cell)) {
      const start = at + cells.slice(0, column).join('|').length + 1;
      edits.push({ start, end: start + cell.length, after: hide(cell), rule: 'mask:birth-date', certainty: 'certain' });
    }
    at += row.length + 1;
  });
  return edits;
}

/** A draft with personal numbers masked in every field, and the masks as repairs whose `before` is masked too. */
export function maskDraft(draft: Draft): { readonly draft: Draft; readonly repairs: readonly Repair[] } {
  const rules = isAppointmentNotice(draft) ? [...ANYWHERE, ...IN_NOTICES] : ANYWHERE;
  const births = rules.length > ANYWHERE.length;
  const repairs: Repair[] = [];
  const mask = <T extends Traced | null>(content: T, table = false): T => {
    if (!content || !/\d/u.test(content.text)) return content;
    const columns = table && births ? birthColumn(content.text) : [];
    const edits = editsOf(content.text, rules).filter(
      (edit) => !columns.some((one) => one.start < edit.end && edit.start < one.end),
    );
    const all = [...columns, ...edits].sort((a, b) => a.start - b.start);
    if (all.length === 0) return content;
    const { output, repairs: done } = applyEdits(content, all, 'mask');
    repairs.push(...done.map((repair) => ({ ...repair, before: repair.after })));
    return output as T;
  };
  const masked: Draft = {
    ...draft,
    title: mask(draft.title),
    kicker: mask(draft.kicker),
    column: mask(draft.column),
    subtitle: mask(draft.subtitle),
    blocks: draft.blocks.map((block) => ({ ...block, content: mask(block.content, block.type === 'table') })),
    captions: draft.captions.map((caption) => ({ ...caption, content: mask(caption.content) })),
    removed: draft.removed.map((removal) => {
      const edits = editsOf(removal.text, rules);
      if (edits.length === 0) return removal;
      let text = removal.text;
      for (const { start, end, after } of edits) text = text.slice(0, start) + after + text.slice(end);
      return { ...removal, text };
    }),
  };
  return repairs.length === 0 && masked.removed.every((removal, n) => removal === draft.removed[n])
    ? { draft, repairs }
    : { draft: masked, repairs };
}
