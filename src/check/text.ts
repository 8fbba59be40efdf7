/** What the pipeline would still mend in an article: leftovers of damage, variants, punctuation. */
import { Converter } from 'opencc-js/t2cn';
import type { Repair } from '../model/ledger.ts';
import { Traced } from '../model/traced.ts';
import { TEXT_STAGES } from '../text/index.ts';
import { type Finding, positionOf } from './finding.ts';
import type { Source } from './source.ts';

interface Says {
  readonly what: string;
  readonly remedy: string;
  readonly severity: Finding['severity'];
  /** Whether a certain repair may be made without asking. */
  readonly safe: boolean;
}

const SAYS: Readonly<Record<string, Says>> = {
  'byte-shift': { what: '乱码', remedy: '对照原页改正；认不出的字写成□。', severity: 'error', safe: false },
  garbling: { what: '编码错乱', remedy: '对照原页改正；认不出的字写成□。', severity: 'error', safe: false },
  'pinyin-notes': { what: '夹在字后的拼音', remedy: '删去拼音，留下汉字。', severity: 'warning', safe: true },
  variants: {
    what: '繁体字或异体字',
    remedy: '改成简体；人名、地名确用此字的，保留即可。',
    severity: 'warning',
    safe: true,
  },
  punctuation: { what: '半角标点或多余的空格', remedy: '改成全角标点，删去空格。', severity: 'warning', safe: true },
};
const OTHER: Says = { what: '抓取时的残留', remedy: '对照原页改正。', severity: 'warning', safe: false };

type Told = Omit<Finding, 'file' | 'line' | 'column' | 'fix'> & {
  readonly at: number;
  readonly length: number;
  readonly after: string | null;
};

/** What is still to be mended in a text, in the pipeline's own order, neighbouring repairs of a stage told as one. */
function leftovers(text: string, names: readonly string[]): Told[] {
  const out: Told[] = [];
  for (const found of text.matchAll(/\uFFFD+/gu)) {
    const message = '有无法辨认的字（\uFFFD）。';
    const remedy = '对照原页改正；认不出的字写成□。';
    out.push({
      rule: 'leftover-lost',
      severity: 'error',
      message,
      remedy,
      at: found.index,
      length: found[0].length,
      after: null,
    });
  }
  const lost = (at: number) => text[at] === '\uFFFD';
  let traced = Traced.from(text);
  for (const stage of TEXT_STAGES) {
    const result = stage.run(traced, null);
    for (const run of runs(result.repairs)) if (!lost(run[0]!.at)) out.push(tell(stage.name, run, text));
    traced = result.text;
  }
  const covered = (at: number) => out.some((told) => at >= told.at && at < told.at + told.length);
  const shielded = names.flatMap((name) => [...text.matchAll(new RegExp(name.replace(/[^\p{L}]/gu, '.'), 'gu'))]);
  for (const found of text.matchAll(/\p{Script=Han}/gu)) {
    const simple = simplified(found[0]);
    if (!simple || covered(found.index)) continue;
    if (shielded.some((name) => found.index >= name.index && found.index < name.index + name[0].length)) continue;
    const message = `“${found[0]}”是繁体字，简体作“${simple}”。`;
    const remedy = '改成简体；人名、地名确用此字的，保留即可。';
    out.push({ rule: 'traditional', severity: 'note', message, remedy, at: found.index, length: 1, after: null });
  }
  return out;
}

/** Repairs that touch, joined. */
function runs(repairs: readonly Repair[]): Repair[][] {
  const out: Repair[][] = [];
  for (const repair of [...repairs].sort((a, b) => a.at - b.at)) {
    const last = out.at(-1)?.at(-1);
    if (last && repair.at <= last.at + last.length) out.at(-1)!.push(repair);
    else out.push([repair]);
  }
  return out;
}

function tell(stage: string, run: readonly Repair[], text: string): Told {
  const { what, remedy, severity, safe } = SAYS[stage] ?? OTHER;
  const at = run[0]!.at;
  const end = Math.max(...run.map((repair) => repair.at + repair.length));
  const before = text.slice(at, end);
  const after = run.map((repair) => repair.after).join('');
  const certain = run.every(({ certainty }) => certainty === 'certain');
  const better = !certain || after === '' ? '' : `，应作“${after}”`;
  return {
    rule: `leftover-${stage}`,
    severity,
    message: before.trim() === '' ? '有多余的空格。' : `“${before}”像是${what}${better}。`,
    remedy,
    at,
    length: end - at,
    after: certain && safe ? after : null,
  };
}

const NOWHERE = { line: 1, column: 1 } as const;

/** Where the value of a field stands in the file, from its name on and on the same line; null when it is written in another way. */
function startOf(text: string, value: string, { line, column }: { line: number; column: number }): number | null {
  let start = 0;
  for (let n = 1; n < line; n++) start = text.indexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  const at = text.slice(start, end < 0 ? text.length : end).indexOf(value, column - 1);
  return at < 0 ? null : start + at;
}

export function checkText(source: Source): Finding[] {
  const { file, article } = source.entry;
  const names = article.officials.map(({ name }) => name);
  const out: Finding[] = [];
  /** `start`: where the text stands in the file, letter for letter; else `near` is all that is known of its place. */
  const look = (text: string, start: number | null, near: { line: number; column: number }) => {
    for (const { at, length, after, ...told } of leftovers(text, names)) {
      const place = start === null ? near : positionOf(source.text, start + at);
      const fix =
        start === null || after === null ? {} : { fix: { start: start + at, end: start + at + length, text: after } };
      out.push({ file, ...place, ...told, ...fix });
    }
  };
  for (const { text, start, exact } of source.pieces()) {
    look(text, exact ? start : null, exact ? NOWHERE : positionOf(source.text, start));
  }
  const inField = (value: string | null, ...path: PropertyKey[]) => {
    if (value === null) return;
    const near = source.locate(...path);
    look(value, startOf(source.text, value, near), near);
  };
  for (const field of ['title', 'kicker', 'subtitle', 'column'] as const) inField(article[field], field);
  for (const [n, { text }] of article.captions.entries()) inField(text, 'captions', n, 'text');
  return out;
}

const convert = Converter({ from: 't', to: 'cn' });
let common: Set<string> | null = null;

/** The simplified form of a character that no simplified text has (GB 2312 lacks it); null for any other. */
function simplified(character: string): string | null {
  common ??= gb2312();
  if (common.has(character)) return null;
  const simple = convert(character);
  return simple !== character && common.has(simple) ? simple : null;
}

/** The 6,763 Chinese characters of GB 2312. */
function gb2312(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder('gb18030').decode(new Uint8Array(bytes)));
}
