/** The area that each post of an article governs: by its own words, else by what stands before it. */
import type { Scope } from '../../model/record.ts';
import type { At, PlaceContext } from '../places/context.ts';
import { type AreaWord, ancestorCalled, governedBy, otherBefore } from './areas.ts';
import { type ArticleKind, kindOf } from './article-kind.ts';
import { UNIVERSITIES_ELSEWHERE } from './beyond.ts';
import { wordOf } from './implied-area.ts';
import { NamedPlaces } from './named-places.ts';
import type { Office } from './office.ts';
import {
  BRANCH,
  BUILDERS,
  COLLEGE,
  CORPS,
  COUNTY_BODY,
  OF_SEVERAL,
  OF_UNIVERSITY,
  SENT_TO,
  STREET_POST,
  TOWN_LEVEL,
  UNIVERSITY,
  VILLAGE_POST,
  WORKED,
  ZONE_BODY,
} from './post-kinds.ts';
import { sentenceStart } from './sentences.ts';

/** The county of an area of ours, or the area itself. */
const countyOf = (area: Area): Area =>
  area.scope === 'zhejiang' && area.path ? { ...area, path: area.path.split('/').slice(0, 3).join('/') } : area;
/** An area of ours or of elsewhere; its path is null when it is not known. */
export interface Area {
  readonly path: string | null;
  readonly scope: Scope;
}

/** Levels above a village or a town of this name. */
const depthAbove = (name: string): number => (/(?:镇|乡|街道)$/u.test(name) ? 3 : 4);
/** The areas of the posts of one article, in the order of its text: later posts lean on earlier ones. */
export class PostAreas {
  readonly #article: number;
  readonly #places: PlaceContext;
  /** The area of the last post, and where it stood. */
  #last: { path: string | null; scope: Scope; field: string; end: number; word: AreaWord | null } | null = null;

  readonly #kind: ArticleKind;
  readonly #areas = new Map<Office, Area>();
  readonly #named: NamedPlaces;
  /** Areas that the article's own words for its area do not mean. */
  readonly #foreign: ReadonlySet<string>;

  /** `texts`: the fields of the article, of `outlet`. `foreign`: paths that 市, 县 and the like do not stand for in it. */
  constructor(
    article: number,
    places: PlaceContext,
    texts: ReadonlyMap<string, string>,
    outlet: string | null,
    foreign: ReadonlySet<string> = new Set(),
  ) {
    this.#foreign = foreign;
    this.#named = new NamedPlaces(article, places, texts);
    this.#article = article;
    this.#kind = kindOf(article, places, texts, outlet);
    this.#places = places;
  }

  /** Settles the areas of all posts of a field, held or not: each leans on those before it. */
  read(offices: readonly Office[], text: string, field: string): void {
    for (const office of offices) {
      const area = this.#areaOf(office, text, field);
      this.#areas.set(office, area);
      this.#last = { ...area, field, end: office.end, word: wordOf(office) };
    }
  }

  /** The area of a post of a field. */
  of(office: Office, text: string, field: string): Area {
    return this.#areas.get(office) ?? this.#areaOf(office, text, field);
  }

  #areaOf(office: Office, text: string, field: string): Area {
    const named = this.#areaNamed(office, text, field);
    // 某县县委书记甲某（外省）…，村党支部书记: whatever it leans on, an area of another province is theirs.
    const isTheirs = named.scope === 'zhejiang' && named.path !== null && !named.path.startsWith('浙江省');
    const area: Area = isTheirs ? { ...named, scope: 'elsewhere' } : named;
    // 湖镇人民法庭 is of the county's court.
    return /法庭$/u.test(office.body) && area.path
      ? { ...area, path: area.path.split('/').slice(0, 3).join('/') }
      : area;
  }

  #areaNamed(office: Office, text: string, field: string): Area {
    const at: At = { article: this.#article, field, offset: office.start };
    const university = UNIVERSITY.exec(office.body)?.[0];
    const away = university ? UNIVERSITIES_ELSEWHERE.get(university) : undefined;
    if (away) return { path: away, scope: 'elsewhere' };
    if (office.national) return { path: null, scope: 'national' };
    // 十四团, 第一师: of the corps in Xinjiang, which no area runs.
    if (CORPS.test(office.body) || BUILDERS.test(office.body)) return { path: null, scope: 'elsewhere' };
    // 县（市、区）党政正职, 市、区领导: no one area.
    if (office.isOfKind) return this.#own(null);
    if (office.areas.length === 0 && OF_SEVERAL.test(office.body)) return this.#own(null);
    // 某厅派驻某村第一书记: of where he was sent.
    const sent = SENT_TO.exec(text.slice(office.start, office.end));
    const station = sent ? this.#named.within(field, office.start + sent.index, office.end) : null;
    if (station) return this.#own(station);
    const tagged = this.#named.inPost(office, field);
    if (tagged) return this.#own(tagged);
    if (office.areas.length > 0) {
      const governed = governedBy(office.areas, text, at, this.#places, (name) => this.#named.zoneOf(name));
      let path = governed.path ?? (governed.open ? this.#named.called(office.areas.at(-1)!.name) : null);
      if (office.unlisted && path)
        path = this.#named.unlisted(office.unlisted, office.areas[office.areas.length - 1]!.name, path, at);
      return governed.scope === 'elsewhere' ? { path, scope: 'elsewhere' } : this.#own(path);
    }
    const apart = office.word === null && !office.unlisted ? this.#named.beforeVerb(text, at) : null;
    if (apart) return this.#own(apart);
    const zone = ZONE_BODY.test(office.body) ? this.#named.zoneBefore(field, office.start) : null;
    if (zone) return this.#own(zone);
    const isBodyOnly = office.word === null && !office.unlisted;
    if (
      isBodyOnly &&
      this.#kind.isOfUniversity &&
      (OF_UNIVERSITY.test(office.body) || /^副?校长(?:助理)?$/u.test(office.body + office.role))
    )
      return this.#own('浙江省');
    const near = this.#near(text, field, office.start);
    // 市领导某某来校，党委书记: the university's own.
    const isNew = !near || (/^(?:校|党委|纪委)/u.test(office.body) && office.start - this.#last!.end > 2);
    if (isBodyOnly && this.#kind.isByUniversity && isNew) return this.#own('浙江省');
    // 来到某村，找党支部书记: a branch of the party is of the village that the sentence has named.
    const branch = isBodyOnly && BRANCH.test(office.body) ? this.#branchOf(text, at) : null;
    if (branch) return { path: branch, scope: 'zhejiang' };
    // 曾在省委组织部工作，历任办公室副主任: of the body that the sentence has named since.
    const worked =
      isBodyOnly && office.body !== ''
        ? WORKED.exec(text.slice(sentenceStart(text, office.start), office.start))
        : null;
    if (worked) return this.#byWord(worked[1] as AreaWord, near, at, text);
    if (office.unlisted) {
      const known = this.#places.resolve(office.unlisted, at);
      if (known) return { path: known, scope: 'zhejiang' };
      const theirs = this.#named.elsewhere(office.unlisted);
      if (theirs) return { path: theirs, scope: 'elsewhere' };
      const town = this.#named.before(field, office.start, 4) ?? near?.path ?? this.#places.homeOf(this.#article);
      const parts = town?.split('/') ?? [];
      return {
        path: parts.length >= 3 ? `${parts.slice(0, depthAbove(office.unlisted)).join('/')}/${office.unlisted}` : town,
        scope: 'zhejiang',
      };
    }
    const word = wordOf(office);
    if (word) return this.#byWord(word, near, at, text);
    if (VILLAGE_POST.test(office.body + office.role) || /村里?的$/u.test(text.slice(0, office.start).slice(-3)))
      return this.#byWord('村', near, at, text);
    if (/^社区(?:党|居)/u.test(office.body)) return this.#byWord('社区', near, at, text);
    if (STREET_POST.test(office.body)) return this.#byWord('街道', near, at, text);
    const host = COLLEGE.test(office.body) ? (near ?? this.#last) : null;
    if (host?.path) return { ...host, path: host.path.split('/').slice(0, 2).join('/') };
    if (near && (near.path || near.scope !== 'zhejiang')) return COUNTY_BODY.test(office.body) ? countyOf(near) : near;
    if (TOWN_LEVEL.test(office.body)) {
      const town = this.#named.before(field, office.start, 4);
      if (town) return { path: town, scope: 'zhejiang' };
    }
    // 指导员, 第一书记: of the village or town named last.
    if (office.bare && /指导员|第一书记/u.test(office.role)) {
      const post = this.#named.before(field, office.start, 5) ?? this.#named.before(field, office.start, 4);
      if (post) return { path: post, scope: 'zhejiang' };
    }
    // 局党组副书记: of the page's own bureau.
    const ofPage = /^[局厅委办]党(?:组|委)/u.test(office.body) ? this.#places.homeOf(this.#article) : null;
    if (ofPage) return this.#own(ofPage);
    if (this.#last?.path) {
      const of = { path: this.#last.path, scope: this.#last.scope };
      // 校党委书记: of a school, which no town and no village runs.
      return /^学?校/u.test(office.body) ? countyOf(of) : of;
    }
    // 首任书记, 老支书: of the village named last.
    const village =
      office.bare && /(?:书记|支书)$/u.test(office.role) ? this.#named.before(field, office.start, 5) : null;
    if (village) return this.#own(village);
    // 某县公安局获奖，局长甲某: of the county named last.
    const named = this.#named.before(field, office.start, 3)?.split('/').slice(0, 3).join('/');
    return this.#own(this.#places.homeOf(this.#article) ?? this.#places.home ?? named ?? null);
  }

  /** The area of the post before, if it stands in the same sentence. */
  #near(text: string, field: string, start: number): Area | null {
    const last = this.#last;
    if (!last || last.field !== field || last.end > start || /[。！？\n]/u.test(text.slice(last.end, start)))
      return null;
    return last;
  }

  #byWord(word: AreaWord, near: Area | null, at: At, text: string): Area {
    const area = this.#meantBy(word, near, at, text);
    // 义乌市委副书记、市长: the post beside it names the area.
    const isBeside = near !== null && near.path === area.path;
    if (area.path === null || isBeside || !this.#foreign.has(area.path)) return area;
    // 市委书记甲某考察乙市，乙市市委书记丙某陪同: of another 市 of the article.
    const others = new Set(
      this.#places.mentions.filter((m) => m.article === this.#article).map((m) => ancestorCalled(m.path, word)),
    );
    others.delete(null);
    for (const path of this.#foreign) others.delete(path);
    return others.size === 1 ? { ...area, path: [...others][0]! } : area;
  }

  #meantBy(word: AreaWord, near: Area | null, at: At, text: string): Area {
    const ofHome = ancestorCalled(this.#places.homeOf(this.#article), word);
    const isGuest = near?.scope === 'elsewhere';
    // 甲州考察团由州委书记某某带队；乙市考察团由市委书记: of another area that is named since.
    const another = isGuest ? ancestorCalled(otherBefore(text, this.#last!.end, at.offset), word) : null;
    if (another) return { path: another, scope: 'elsewhere' };
    if (word === '州') return { path: this.#lastElsewhere(word) ?? this.#named.prefecture(at), scope: 'elsewhere' };
    // 在甲市乙街道，市委书记: the area of the place that the clause before the post ends with.
    const there = ancestorCalled(this.#named.beforeComma(text, at), word);
    if (there) return { path: there, scope: 'zhejiang' };
    // 东阳市任市委副书记: the area right before the verb.
    const beside = ancestorCalled(this.#named.beforeVerb(text, at), word);
    if (beside) return { path: beside, scope: 'zhejiang' };
    // 在甲镇…镇党委书记某某，在乙镇又与镇长某某: the town named since.
    const since = near && /^(?:镇|乡|街道|村|社区)$/u.test(word) ? this.#named.since(word, this.#last!.end, at) : null;
    if (since) return { path: since, scope: 'zhejiang' };
    // 甲县党政代表团去了乙地，带队的是县长: of those who came.
    const came = ancestorCalled(this.#named.ofDelegation(text, at), word);
    if (came) return { path: came, scope: 'zhejiang' };
    // 市委书记甲某，市委副书记乙某: what the word meant a moment ago.
    if (near && this.#last?.word === word && near.path) return near;
    const fromNear = ancestorCalled(near?.path ?? null, word);
    if (fromNear) return { path: fromNear, scope: near!.scope };
    // 某区委书记（外省）, 县委书记: another kind of the same level is our own.
    if (isGuest && ofHome && near.path?.split('/').length === 3 && /^[市县区]$/u.test(word)) return this.#own(ofHome);
    if (isGuest) return near;
    const other = otherBefore(text, sentenceStart(text, at.offset), at.offset);
    const theirs = ancestorCalled(other, word);
    if (theirs) return { path: theirs, scope: 'elsewhere' };
    // 外省某区某镇，镇党委书记: the tables name no towns of theirs.
    if (other && /^(?:镇|乡|街道|村|社区)$/u.test(word)) return { path: other, scope: 'elsewhere' };
    if (word === '自治区' || word === '自治州' || word === '地区')
      return { path: this.#lastElsewhere(word), scope: 'elsewhere' };
    if (word === '省')
      return this.#kind.isAway
        ? { path: this.#lastElsewhere(word), scope: 'elsewhere' }
        : { path: '浙江省', scope: 'zhejiang' };
    const depth = word === '村' || word === '社区' ? 5 : word === '镇' || word === '乡' || word === '街道' ? 4 : 3;
    if (depth >= 4) {
      const mentioned = this.#named.before(at.field, at.offset, depth, word);
      if (mentioned) return { path: mentioned, scope: 'zhejiang' };
      const named = depth === 5 ? (this.#named.villageBefore(text, at) ?? this.#townBefore(at)) : null;
      if (named) return { path: named, scope: 'zhejiang' };
    }
    const settled = this.#places.resolve(word, at);
    if (settled) return { path: settled, scope: 'zhejiang' };
    for (const path of [this.#places.homeOf(this.#article), this.#places.home, this.#last?.path ?? null]) {
      const called = ancestorCalled(path, word);
      if (called) return this.#own(called);
    }
    const named = this.#named.before(at.field, at.offset, depth, word);
    // Of a village or a town that the article does not name, the area around it is known.
    if (named) return this.#own(named);
    // 某县某区委副书记、副区长: an area that no table has, in a row of posts.
    const last = this.#last;
    const isRow =
      near !== null &&
      last?.path != null &&
      /^[、和]?$/u.test(text.slice(last.end, at.offset)) &&
      text.slice(Math.max(0, last.end - 8), last.end).includes(word);
    if (isRow) return near;
    return this.#own(depth >= 4 ? this.#places.homeOf(this.#article) : null);
  }

  /** The village or community that a sentence names before a branch of the party. */
  #branchOf(text: string, at: At): string | null {
    const from = sentenceStart(text, at.offset);
    return this.#named.since('村', from, at);
  }

  /** Of a village that is not named, its town is known. */
  #townBefore(at: At): string | null {
    const near = this.#last?.field === at.field ? this.#last.path : null;
    const town = near?.startsWith('浙江省') ? near.split('/').slice(0, 4) : [];
    return town.length === 4 ? town.join('/') : this.#named.before(at.field, at.offset, 4);
  }

  /** An area that may be unknown: an article that names no place of Zhejiang has nobody for its lists. */
  #own(path: string | null): Area {
    if (path) return { path, scope: path.startsWith('浙江省') ? 'zhejiang' : 'elsewhere' };
    return { path, scope: this.#kind.isAway ? 'elsewhere' : 'zhejiang' };
  }

  #lastElsewhere(word: AreaWord): string | null {
    return this.#last?.scope === 'elsewhere' ? ancestorCalled(this.#last.path, word) : null;
  }
}
