/** An article that the pipeline wrote must agree with its ledger: every repair stands where the ledger says. */
import type { ArticleEntry, ArticleLedger } from '../archive/index.ts';
import type { Repair } from '../model/ledger.ts';
import { fieldLabel } from './explain-schema.ts';
import { type Finding, positionOf } from './finding.ts';
import type { Source } from './source.ts';

/** The text of a field as repairs name it. */
export function fieldText(entry: ArticleEntry, field: string): string | null {
  const [name, n] = field.split('/');
  if (name === 'blocks') return entry.blocks[Number(n)]?.text ?? null;
  if (name === 'captions') return entry.article.captions[Number(n)]?.text ?? null;
  const value = entry.article[name as keyof typeof entry.article];
  return typeof value === 'string' ? value : null;
}

export function checkLedger(source: Source, ledger: ArticleLedger | null): Finding[] {
  const { entry } = source;
  const at = { file: entry.file, line: 1, column: 1 } as const;
  if (!ledger) {
    if (!entry.article.raw || entry.article.joins.length > 0) return [];
    return [
      {
        ...at,
        rule: 'ledger-missing',
        severity: 'warning',
        message: '这篇文章出自原始文件，却没有整理记录。',
        remedy: '运行 npm run normalise；若是手工写的，删去 raw 这几行。',
      },
    ];
  }
  const out: Finding[] = ledger.conflicts.map(({ field, editor, pipeline }) => ({
    file: entry.file,
    ...placeOf(source, field, editor),
    rule: 'merge-conflict',
    severity: 'warning' as const,
    message: `${fieldLabel(field)}有一处编辑改过，改进后的规则也改了：编辑作“${short(editor)}”，规则作“${short(pipeline)}”。`,
    remedy: '在校阅台（npm run dev，/review/）里选定一个。',
  }));
  if (!ledger.fits) return out;
  const wrong = ledger.repairs.find((repair, n) => {
    const { field, offset, after } = repair;
    if (field === undefined || offset === undefined) return false;
    if (fieldText(entry, field)?.startsWith(after, offset)) return false;
    // What a later stage mended again stands there in its later form.
    return !ledger.repairs.some((other, m) => m !== n && touches(repair, other));
  });
  if (wrong) {
    out.push({
      ...at,
      rule: 'ledger-mismatch',
      severity: 'error',
      message: `整理记录与正文对不上：${wrong.field} 第 ${(wrong.offset ?? 0) + 1} 字处应是“${wrong.after}”。`,
      remedy: '运行 npm run normalise 重新生成。',
    });
  }
  return out;
}

/** Where the editor's version of a conflict stands. */
function placeOf(source: Source, field: string, editor: string): { line: number; column: number } {
  if (field !== 'body') return source.locate(field);
  const [first = ''] = editor.trim().split('\n');
  return positionOf(source.text, Math.max(source.text.lastIndexOf(first), 0));
}

const short = (text: string) => (text.length > 24 ? `${text.slice(0, 24)}……` : text).trim();

function touches(a: Repair, b: Repair): boolean {
  return a.field === b.field && a.at <= b.at + b.length && b.at <= a.at + a.length;
}
