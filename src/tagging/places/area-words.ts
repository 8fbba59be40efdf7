/** 我市, 全县, 县委, 镇里: words for an area that the page must tell. */
import { gazetteer, PROVINCE } from '../../gazetteer/index.ts';
import type { At } from './context.ts';
import type { Settled } from './settle.ts';

/** The kind of area that a word asks for. */
export type AreaWord = '省' | '市' | '县' | '区' | '镇' | '乡' | '街道' | '村' | '社区';

export interface WordContext {
  readonly settled: readonly Settled[];
  readonly homeOf: (article: number) => string | null;
  /** By article: the area that its outlet belongs to. */
  readonly outlets: readonly (string | null)[];
}

const WORDS =
  /(?<own>[我本])(?<a>省|市|县|区|镇|乡|街道|村|社区)(?![区场民级])|(?<![健安齐完保])全(?<b>省|市|县|区|镇|乡|街道|村)(?![域场民级性])|(?<![\p{Script=Han}（）、](?<![，。；在由从向到对为经据受被把让请和与及是的时者]))(?<c>省|市|县|区|镇|乡|街道|村)(?:委(?!员|托|屈|派|以)|政府|纪委|人大|政协|党委|党工委|两委)/gu;

/** The words of a text, with the kind of area that each asks for. `own` marks 我市 and 本县: the writer's own area. */
export function areaWords(text: string): { start: number; end: number; level: AreaWord; own: boolean }[] {
  return [...text.matchAll(WORDS)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    level: (m.groups!.a ?? m.groups!.b ?? m.groups!.c) as AreaWord,
    own: m.groups!.own !== undefined,
  }));
}

/** The kind of area that a bare word asks for: 市, 全县, 我区, 该镇, 县委; null for a name. */
export function levelWord(word: string): AreaWord | null {
  const m = /^(?:[我本全该这])?(省|市|县|区|镇|乡|街道|村|社区)(?:委|里|级|政府)?$/u.exec(word);
  return m ? (m[1] as AreaWord) : null;
}

/** Whether the area of a path is of the kind that a word asks for. */
function isKind(path: string, word: AreaWord): boolean {
  const place = gazetteer().placeOf(path);
  const { level, name } = place;
  switch (word) {
    case '省':
      return level === 'province';
    case '市':
      return level === 'prefecture' || (level === 'county' && name.endsWith('市'));
    case '县':
      return level === 'county' && name.endsWith('县');
    case '区':
      return level === 'county' && name.endsWith('区');
    case '镇':
    case '乡':
    case '街道':
      return level === 'town' && name.endsWith(word);
    case '村':
      return level === 'village' && name.endsWith('村');
    case '社区':
      return level === 'village' && !name.endsWith('村');
  }
}

/** The area itself or one above it that is of the kind. */
function upwards(path: string | null, word: AreaWord): string | null {
  let area = path;
  while (area && !isKind(area, word)) area = area.includes('/') ? area.slice(0, area.lastIndexOf('/')) : null;
  return area;
}

/** The area that a word means at a spot; null when the page does not tell. `own`: the word says 我 or 本. */
export function resolveWord(word: AreaWord, at: At, context: WordContext, own: boolean): string | null {
  const here = context.settled.filter((s) => s.article === at.article && s.state === 'ours');
  const home = context.homeOf(at.article);
  if (followsElsewhere(at, context)) return null;
  if (word === '省')
    return (home ?? (here.length > 0 || context.settled.some((s) => s.state === 'ours'))) ? PROVINCE : null;
  const outlet = context.outlets[at.article] ?? null;
  const own1 = upwards(outlet, word);
  if (own && own1) return own1;
  const low = word === '镇' || word === '乡' || word === '街道' || word === '村' || word === '社区';
  if (!low) {
    const ofHome = own1 ?? upwards(home, word);
    if (ofHome && home !== PROVINCE) return ofHome;
  }
  const before = context.settled.filter((s) => s.article === at.article && isBefore(s, at));
  for (const s of before.reverse()) {
    // 北京全市: the last area named is none of ours.
    if (s.state === 'elsewhere' && !low) return null;
    const area = s.state === 'ours' ? upwards(s.path, word) : null;
    if (area) return area;
  }
  const areas = new Set(here.map((s) => upwards(s.path, word)).filter((p) => p !== null));
  return areas.size === 1 ? [...areas][0]! : null;
}

/** 陕西全省, 北京全市: right after an area elsewhere. */
function followsElsewhere(at: At, context: WordContext): boolean {
  return context.settled.some(
    (s) =>
      s.article === at.article && s.token.field === at.field && s.token.end === at.offset && s.state === 'elsewhere',
  );
}

function isBefore(s: Settled, at: At): boolean {
  if (s.token.field === at.field) return s.token.start <= at.offset;
  const number = (field: string) =>
    field.startsWith('blocks/') ? Number(field.slice(7)) : field.startsWith('captions/') ? 1000 : -1;
  return number(s.token.field) < number(at.field);
}
