/** What one name means, by the names and the words around it. What proves too little is left open. */
import { elsewhere, gazetteer, type Place, within } from '../../gazetteer/index.ts';
import {
  areaOf,
  bareName,
  COUNTY,
  depthOf,
  levelOf,
  type Outcome,
  type PageNames,
  PREFECTURE,
  type Settled,
  TOWN,
} from './page-names.ts';
import {
  AREA_AFTER,
  CLAUSE_AFTER,
  CLAUSE_START,
  CLAUSE_VERB,
  isCutTown,
  isOrganisation,
  isOtherThing,
  LAKES,
  LIST_GAP,
  NAME_BEFORE,
  PLACE_BEFORE,
  SIGHT_AFTER,
  SIGHTS,
  SURNAMES,
  TOWN_WORDS,
  WORDLIKE,
} from './words.ts';

export const certain = (path: string): Outcome => ({ path, certainty: 'certain' });
export const likely = (path: string): Outcome => ({ path, certainty: 'likely' });

/** Nearer than this many characters, a place before decides a shared name. */
const NEAR = 40;
/** Names of counties of one character and a kind; 城区 and 郊区, which were names as well, are words. */
const SHORT_COUNTY = /^(?:鄞县|衢县|嵊县)$/u;

/** Names that mean one place wherever they stand. */
export function alone(names: PageNames, s: Settled): Outcome {
  const { token } = s;
  const first = token.places[0];
  if (!first) return null;
  // 柯桥区（原绍兴县）: what the area before was called.
  if (first.ended && /（原(?:为|名)?$/u.test(token.before)) return 'none';
  // 金华地区 of a later time is the area, not the prefecture that was.
  const heir = first.name.endsWith('地区') && first.ended?.successors.find((p) => p.endsWith(`/${first.short}市`));
  if (heir && !/^(?:行署|行政公署|专署|地委|专员|所属|人大|政协|中级)/u.test(token.after))
    return isPartOfName(names, s) ? 'none' : likely(heir);
  if (token.zone && token.zone.source !== 'form') return certain(token.zone.runBy);
  if (first.level === 'province') return token.short && isOrganisation(token.after) ? 'none' : certain(first.path);
  if (token.short) {
    const isArea = (p: Place) => p.level === 'prefecture' || (p.level === 'county' && !WORDLIKE.has(bareName(s)));
    const area = token.places.find((p) => isArea(p) && !p.ended) ?? token.places.find(isArea);
    if (!area) return null;
    if (isPartOfName(names, s)) return 'none';
    return certain(area.path);
  }
  if (first.level !== 'prefecture' && first.level !== 'county') return null;
  if (first.name.length < 3 && !SHORT_COUNTY.test(first.name)) return 'none';
  return token.other === null ? certain(first.path) : null;
}

/** 宁波江北 are two names, 宁波江 is a river. */
export function isOther(names: PageNames, s: Settled): boolean {
  const next = names.next(s);
  return !(next && names.gap(s, next) === '') && isOtherThing(s.token.after);
}

/** 宁波银行, 台州路: a name that is a part of another. */
function isPartOfName(names: PageNames, s: Settled): boolean {
  return !s.token.zone && (/^遗址/u.test(s.token.after) || isOther(names, s) || isOrganisation(s.token.after));
}

/** A full name of several places, or of one here and one elsewhere. */
export function byContext(names: PageNames, s: Settled): Outcome {
  const { token } = s;
  const level = levelOf(s);
  if (token.other && level !== 'town' && level !== 'village') return sharedWithElsewhere(names, s);
  // 新市镇化, 大桥镇区工作: the kind belongs to the next word.
  if (level === 'town' && isCutTown(token.name, token.after)) return 'none';
  const before = names.nearestBefore(s, (o) => o.state === 'elsewhere' || o.state === 'ours');
  const gap = before && names.gap(before, s);
  if (before?.state === 'elsewhere') {
    if (gap === '' || gap === '的') return 'elsewhere';
    // A village is taken for the last area named in its sentence.
    if (level === 'village' && before.token.field === token.field) {
      const between = names.textOf(s.article, token.field).slice(before.token.end, token.start);
      if (!/[。！？；]/u.test(between)) return 'elsewhere';
    }
  }
  // 宁波 and right after it a village of no town in Ningbo: one that no table lists.
  const outer = before?.state === 'ours' && gap === '' && !before.token.zone ? before.path : null;
  if (outer && !token.places.some((p) => within(p.path, outer))) return 'none';
  const home = names.homeOf(s.article);
  const here = (depth: number) => (p: Place) => names.has(areaOf(p.path, depth), s.article);
  const atHome = (depth: number) => (p: Place) =>
    home !== null && depthOf(home) >= depth && within(p.path, areaOf(home, depth));
  // A village of a county that the page is not about: only right after its county or in it.
  const isStranger = (p: Place) =>
    level === 'village' &&
    home !== null &&
    depthOf(home) >= COUNTY &&
    !within(p.path, areaOf(home, COUNTY)) &&
    !(before?.state === 'ours' && within(before.path!, areaOf(p.path, COUNTY)));
  const contexts: (readonly [fits: (p: Place) => boolean, outcome: (path: string) => Outcome])[] = [
    ...(level === 'village' ? [[here(TOWN), certain] as const] : []),
    [(p) => here(COUNTY)(p) && !isStranger(p), certain],
    [atHome(COUNTY), likely],
    [(p) => names.has(areaOf(p.path, COUNTY)) && !isStranger(p), likely],
    ...(level === 'town' ? [[here(PREFECTURE), likely] as const, [atHome(PREFECTURE), likely] as const] : []),
  ];
  for (const [fits, outcome] of contexts) {
    const fitting = token.places.filter(fits);
    if (fitting.length === 0) continue;
    if (fitting.length === 1) return outcome(fitting[0]!.path);
    const speaks = (p: Place, o: Settled) => within(p.path, o.path!) || within(o.path!, p.parent!);
    const nearest = names.nearestBefore(
      s,
      (o) => o.state === 'ours' && fitting.filter((p) => speaks(p, o)).length === 1,
    );
    const chosen = nearest && fitting.find((p) => speaks(p, nearest));
    return chosen ? likely(chosen.path) : 'open';
  }
  // A village of no area named on the page: its name alone, one of 25,547, proves nothing.
  if (level === 'village') return 'none';
  const borneOut = token.places.filter((p) => isBorneOut(names, s, p));
  if (borneOut.length === 1) return likely(borneOut[0]!.path);
  if (names.hasElsewhere(s.article) && !names.hasOurs(s.article)) return 'elsewhere';
  return token.places.length === 1 ? likely(token.places[0]!.path) : 'open';
}

/** Whether the article names a village of this town, or another town of its county, by the full name: hardly by chance. */
function isBorneOut(names: PageNames, s: Settled, town: Place): boolean {
  const county = areaOf(town.path, COUNTY);
  return names.all.some(
    (o) =>
      o.article === s.article &&
      !o.token.short &&
      o.token.name !== s.token.name &&
      o.token.places.some(
        (p) => (p.level === 'village' && p.parent === town.path) || (p.level === 'town' && within(p.path, county)),
      ),
  );
}

/** 江北区, 西湖区, 普陀区 …: Zhejiang's or another province's. */
function sharedWithElsewhere(names: PageNames, s: Settled): Outcome {
  const ours = s.token.places[0]!;
  const prefecture = areaOf(ours.path, PREFECTURE);
  const { codes } = s.token.other!;
  const speaks = (o: Settled): 'ours' | 'elsewhere' | null => {
    if (o === s || o.article !== s.article) return null;
    if (o.state === 'ours') return within(o.path!, prefecture) ? 'ours' : null;
    if (o.state !== 'elsewhere' || !o.token.other) return null;
    return o.token.other.codes.some((c) => codes.some((code) => code.startsWith(c))) ? 'elsewhere' : null;
  };
  const next = names.next(s);
  if (next && names.gap(s, next) !== null && next.token.places.some((p) => within(p.path, ours.path))) {
    return certain(ours.path);
  }
  const before = names.nearestBefore(s, (o) => speaks(o) !== null);
  if (before && before.token.field === s.token.field && s.token.start - before.token.end < NEAR) {
    return speaks(before) === 'ours' ? likely(ours.path) : 'elsewhere';
  }
  const said = new Set(names.all.map(speaks));
  const home = names.homeOf(s.article);
  const isHome = home !== null && within(home, prefecture);
  if (said.has('elsewhere')) return said.has('ours') || isHome ? 'open' : 'elsewhere';
  return said.has('ours') || isHome ? likely(ours.path) : 'open';
}

/** 江山, 路桥, 天台, and bare names of towns (苏溪): only with evidence that the area is meant. */
export function wordlike(names: PageNames, s: Settled): Outcome {
  const { token } = s;
  if (isPartOfName(names, s)) return 'none';
  const county = token.places.find((p) => p.level === 'county');
  if (!county) return bareTown(names, s);
  const home = names.homeOf(s.article);
  const isNamed = names.has(county.path);
  if (LAKES.has(token.name)) return isLakeDistrict(names, s, isNamed) ? likely(county.path) : 'none';
  // 普陀, 江北: of two cities; what is said of areas tells nothing.
  const isShared = elsewhere().byName(county.name) !== null;
  const isSaid =
    AREA_AFTER.test(token.after) ||
    (PLACE_BEFORE.test(token.before) && CLAUSE_AFTER.test(token.after)) ||
    (CLAUSE_START.test(token.before) && CLAUSE_VERB.test(token.after));
  const isShown = isSaid && !isShared;
  if (isNamed || isBeside(names, s, county) || isShown) return likely(county.path);
  // Nothing yet: towns that are settled later may name the county.
  return home !== null && within(home, county.path) ? likely(county.path) : null;
}

/** 西湖 is the district when the page names it in full, or in a list of counties (西湖、上城、拱墅). */
function isLakeDistrict(names: PageNames, s: Settled, isNamed: boolean): boolean {
  if (SIGHT_AFTER.test(s.token.after)) return false;
  const next = names.next(s);
  return isNamed || (next !== undefined && names.gap(s, next) === '、' && levelOf(next) === 'county');
}

/** Whether a place of ours stands beside: in a list (泰顺、文成、常山), or the prefecture before (台州路桥). */
function isBeside(names: PageNames, s: Settled, county: Place): boolean {
  const text = names.textOf(s.article, s.token.field);
  return [names.all[s.order - 1], names.all[s.order + 1]].some((o) => {
    if (!o || o.article !== s.article || o.token.field !== s.token.field) return false;
    const [a, b] = o.order < s.order ? [o, s] : [s, o];
    const gap = text.slice(a.token.end, b.token.start);
    if (a === o && o.state === 'ours' && gap === '') return within(county.path, o.path!);
    const isCounty = o.state === 'ours' || (o.state === 'waiting' && levelOf(o) === 'county');
    return isCounty && gap !== '' && LIST_GAP.test(gap);
  });
}

const LISTED_TOWNS =
  /^(?:[、和][\p{Script=Han}]{2,3}){0,5}等?[两二三四五六七八九十\d]+个?(?:镇|乡|街道|乡镇|镇街)(?![\p{Script=Han}]*长)/u;

function bareTown(names: PageNames, s: Settled): Outcome {
  const { token } = s;
  const towns = token.places.filter((p) => p.level === 'town');
  // 清江、雁荡两个镇: a list that says what it is of.
  const area = names.homeOf(s.article);
  const counted = LISTED_TOWNS.test(token.after) ? towns.filter((p) => area && within(p.path, area)) : [];
  if (counted.length === 1) return likely(counted[0]!.path);
  if (SURNAMES.has(token.name) || SIGHTS.has(token.name)) return 'none';
  const named = towns.filter((p) => names.has(p.path));
  if (named.length === 1 && !SIGHT_AFTER.test(token.after)) return likely(named[0]!.path);
  const home = names.homeOf(s.article);
  if (!home || depthOf(home) < COUNTY) return 'none';
  const atHome = towns.filter((p) => within(p.path, areaOf(home, COUNTY)));
  // In the town's own county, where a name can begin, and the name is no word.
  const isClear = token.name.length > 2 || CLAUSE_START.test(token.before) || NAME_BEFORE.test(token.before);
  if (atHome.length === 1 && isClear && !TOWN_WORDS.has(token.name) && !SIGHT_AFTER.test(token.after)) {
    return likely(atHome[0]!.path);
  }
  const isShown =
    /[以在到赴进往从去回]$/u.test(token.before) && /^(?:为|[，。、；]|等|召开|调研|考察|镇|乡|$)/u.test(token.after);
  return atHome.length === 1 && isShown ? likely(atHome[0]!.path) : 'none';
}

/** 滨海新区, 经开区: the one that the page has named in full. */
export function sharedZone(names: PageNames, s: Settled): Outcome {
  const full = names.all.filter(
    (o) => o.state === 'ours' && o.token.zone && o.token.end - o.token.start > s.token.name.length,
  );
  const runners = new Set(full.filter((o) => o.token.name.endsWith(s.token.name)).map((o) => o.path!));
  // 雄安新区 is no 新区 of ours.
  if (!CLAUSE_START.test(s.token.before) && !NAME_BEFORE.test(s.token.before)) return 'none';
  if (runners.size === 1) return likely([...runners][0]!);
  // 温岭's 东部新区 on a page of 温岭.
  const towns = gazetteer()
    .zoneTowns(s.token.name)
    .filter((p) => names.has(p.parent!, s.article));
  if (runners.size === 0 && towns.length === 1 && s.token.name.length > 3) return likely(towns[0]!.path);
  // The only one of the table in the page's own prefecture.
  const home = names.homeOf(s.article);
  const prefecture = home && depthOf(home) >= PREFECTURE ? areaOf(home, PREFECTURE) : null;
  if (s.token.name.length < 4) return 'none';
  const here = gazetteer().zones.filter(
    (z) => z.name.endsWith(s.token.name) && prefecture && within(z.runBy, prefecture),
  );
  const runs = new Set(here.map((z) => z.runBy));
  return runners.size === 0 && runs.size === 1 ? likely([...runs][0]!) : 'none';
}
