/** What the pipeline would still mend in an article: leftovers of damage, variants, punctuation. */
import { Traced } from '../model/traced.ts';
import { TEXT_STAGES } from '../text/index.ts';
import { type Finding, positionOf } from './finding.ts';
import type { Source } from './source.ts';

const SAYS: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  'byte-shift': ['乱码', '对照原页改正；认不出的字写成□。'],
  'pinyin-notes': ['夹在字后的拼音', '删去拼音，留下汉字。'],
  variants: ['繁体字或异体字', '改成简体；人名、地名里确用此字的，保留即可。'],
  punctuation: ['半角标点或多余的空格', '改成全角标点。'],
};

/** A repair that is safe to make without asking: of signs and single characters, and decided by the text itself. */
const SAFE = new Set(['punctuation', 'variants', 'pinyin-notes']);

export function checkText(source: Source): Finding[] {
  const { file, article } = source.entry;
  const out: Finding[] = [];
  const look = (
    text: string,
    tell: (finding: Omit<Finding, 'file' | 'line' | 'column'>, at: number, length: number) => void,
  ) => {
    for (const stage of TEXT_STAGES) {
      for (const repair of stage.run(Traced.from(text), null).repairs) {
        const [what, remedy] = SAYS[stage.name] ?? [repair.rule, '对照原页改正。'];
        const better = repair.certainty === 'certain' ? `，应作“${repair.after}”` : '';
        const message = repair.before.trim() === '' ? `有多余的空格。` : `“${repair.before}”像是${what}${better}。`;
        const severity = stage.name === 'byte-shift' ? 'error' : 'warning';
        const safe = repair.certainty === 'certain' && SAFE.has(stage.name);
        tell(
          {
            rule: `leftover-${stage.name}`,
            severity,
            message,
            remedy,
            ...(safe ? { fix: { start: 0, end: 0, text: repair.after } } : {}),
          },
          repair.at,
          repair.length,
        );
      }
    }
    for (const found of text.matchAll(/\uFFFD+/gu)) {
      tell(
        {
          rule: 'leftover-lost',
          severity: 'error',
          message: '有无法辨认的字（\uFFFD）。',
          remedy: '对照原页改正；认不出的字写成□。',
        },
        found.index,
        found[0].length,
      );
    }
  };
  for (const piece of source.pieces()) {
    look(piece.text, ({ fix, ...finding }, at, length) => {
      const start = piece.start + (piece.exact ? at : 0);
      const safe = piece.exact && fix ? { fix: { start, end: start + length, text: fix.text } } : {};
      out.push({ file, ...positionOf(source.text, start), ...finding, ...safe });
    });
  }
  for (const field of ['title', 'kicker', 'subtitle', 'column'] as const) {
    const value = article[field];
    if (value) look(value, ({ fix: _, ...finding }) => out.push({ file, ...source.locate(field), ...finding }));
  }
  article.captions.forEach(({ text }, n) => {
    look(text, ({ fix: _, ...finding }) => out.push({ file, ...source.locate('captions', n, 'text'), ...finding }));
  });
  return out;
}
