/** 我市, 全县, 县委, 镇里: words for an area that the page must tell. */
import { gazetteer, PROVINCE } from '../../gazetteer/index.ts';
import type { At } from './context.ts';
import type { PageNames } from './page-names.ts';

/** The kind of area that a word asks for. */
export type AreaWord = '省' | '市' | '县' | '区' | '镇' | '乡' | '街道' | '村' | '社区';

export interface WordContext {
  readonly names: PageNames;
  readonly homeOf: (article: number) => string | null;
  /** By article: the area that its outlet belongs to. */
  readonly outlets: readonly (string | null)[];
  /** By article: its year, if it is known. */
  readonly years: readonly (number | null)[];
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
  const { names, homeOf, outlets } = context;
  const home = homeOf(at.article);
  const before = [...names.before(at.article, at.field, at.offset)];
  const [last] = before;
  // 陕西全省, 北京全市: right after an area elsewhere.
  if (last?.state === 'elsewhere' && last.token.field === at.field && last.token.end === at.offset) return null;
  if (word === '省') return home !== null || names.has(PROVINCE) ? PROVINCE : null;
  const ofOutlet = upwards(outlets[at.article] ?? null, word);
  if (own && ofOutlet) return ofOutlet;
  if (word === '市' && home && wasCity(home, at.article, context)) return home;
  if (!LOW.has(word) && home !== PROVINCE) {
    const ofHome = ofOutlet ?? upwards(home, word);
    if (ofHome) return ofHome;
  }
  for (const s of before) {
    // 北京 …… 全市: the last area named is none of ours.
    if (s.state === 'elsewhere' && !LOW.has(word)) return null;
    const area = s.state === 'ours' ? upwards(s.path, word) : null;
    if (area) return area;
  }
  const areas = new Set(
    names
      .ours(at.article)
      .map((s) => upwards(s.path, word))
      .filter((p) => p !== null),
  );
  return areas.size === 1 ? [...areas][0]! : null;
}

/** 我市 on a page of 上虞 alone, at a time when it was a city: the district of today. */
function wasCity(home: string, article: number, { names, years }: WordContext): boolean {
  const was = gazetteer().history.find((p) => p.name.endsWith('市') && p.ended?.successors.includes(home));
  const year = years[article] ?? null;
  if (!was?.ended || home.split('/').length !== 3 || (year !== null && year > was.ended.to)) return false;
  const prefecture = home.slice(0, home.lastIndexOf('/'));
  // A page without a year that writes 上虞区 is of the time after.
  const district = home.slice(home.lastIndexOf('/') + 1);
  if (year === null && names.ours(article).some((s) => s.token.name === district)) return false;
  return !names.ours(article).some((s) => s.path === prefecture);
}

/** Kinds below the counties: the last one named is meant, not the page's own area. */
const LOW: ReadonlySet<AreaWord> = new Set(['镇', '乡', '街道', '村', '社区']);
