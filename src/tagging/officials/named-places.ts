/** The places that an article names, as far as its posts lean on them. */
import { areaOf, depthOf } from '../../gazetteer/place.ts';
import type { At, PlaceContext } from '../places/context.ts';
import { type AreaWord, ancestorCalled, areaAt, otherBefore } from './areas.ts';
import type { Office } from './office.ts';
import { sentenceStart } from './sentences.ts';

/** Looks up what the article names in, right before or nearest before a post. */
export class NamedPlaces {
  readonly #article: number;
  readonly #places: PlaceContext;
  /** Paths of the article's places by field and end. */
  readonly #tagged = new Map<string, string>();
  readonly #texts: ReadonlyMap<string, string>;

  /** `texts`: the fields of the article. */
  constructor(article: number, places: PlaceContext, texts: ReadonlyMap<string, string>) {
    this.#article = article;
    this.#places = places;
    this.#texts = texts;
    for (const m of places.mentions) {
      if (m.article === article && m.naming !== 'word') this.#tagged.set(`${m.field}:${m.end}`, m.path);
    }
  }

  /** The place that the taggers of places saw in the office's own words: the last, which is the narrowest. */
  inPost(office: Office, field: string): string | null {
    if (
      office.areas.some((a) => a.other !== undefined && a.zone === undefined) &&
      !this.#tagged.has(`${field}:${office.areas[0]!.end}`)
    )
      return null;
    const last = office.areas[office.areas.length - 1];
    const end = office.unlisted
      ? office.start + office.unlisted.length
      : last?.other === undefined
        ? last?.end
        : undefined;
    if (end === undefined) return null;
    // 冷水村村委会 is 冷水村 and its committee, though another village is called 冷水村村.
    const shorter = last?.name.endsWith('村村') ? this.#tagged.get(`${field}:${end - 1}`) : undefined;
    const path = this.#tagged.get(`${field}:${end}`) ?? shorter ?? null;
    // 常山慈溪山海协作产业园: of two areas side by side the first runs it.
    const isRow = office.areas.length > 1 && office.areas.every((a) => a.short);
    const first = isRow ? this.#tagged.get(`${field}:${office.areas[0]!.end}`) : undefined;
    return path && first && !path.startsWith(first) && !first.startsWith(path) ? first : path;
  }

  /** The place that the taggers of places saw last in a stretch of a field. */
  within(field: string, start: number, end: number): string | null {
    const inside = this.#places.mentions.filter(
      (m) =>
        m.article === this.#article && m.field === field && m.start >= start && m.end <= end && m.naming !== 'word',
    );
    return inside.at(-1)?.path ?? null;
  }

  /** The area that runs the last zone named before a spot: of 开发区 and 管委会 without a name. */
  zoneBefore(field: string, offset: number): string | null {
    const before = this.#places.mentions.filter(
      (m) => m.article === this.#article && (m.field === field ? m.end <= offset : after(field, m.field)),
    );
    const zone = before.findLast((m) => m.naming === 'zone');
    return zone ? zone.path.split('/').slice(0, 3).join('/') : null;
  }

  /** The area that runs a zone which the article has named more fully than `name`. */
  zoneOf(name: string): string | null {
    const zone = this.#places.mentions.find(
      (m) =>
        m.article === this.#article &&
        m.naming === 'zone' &&
        m.end - m.start > name.length &&
        this.#texts.get(m.field)?.slice(m.start, m.end).endsWith(name),
    );
    return zone?.path ?? null;
  }

  /** The place of a name that is open here and settled elsewhere in the article. */
  called(name: string): string | null {
    return this.#places.mentions.find((m) => m.article === this.#article && m.path.endsWith(`/${name}`))?.path ?? null;
  }

  /** A town or village that no table lists, where the article names it right after an area of another province. */
  elsewhere(name: string): string | null {
    for (const text of this.#texts.values()) {
      for (let i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1)) {
        for (let from = Math.max(0, i - 15); from < i; from++) {
          const area = areaAt(text, from);
          // 辽宁省建昌县黑山科乡小台子村: the tables name no towns of theirs.
          const isBefore = area && /^(?:[\p{Script=Han}]{1,5}(?:镇|乡|街道))?$/u.test(text.slice(area.end, i));
          if (isBefore && area.end <= i && area.other && area.places.length === 0)
            return otherBefore(text, sentenceStart(text, i), i);
        }
      }
    }
    return null;
  }

  /** The last place of a kind that the field names between the post before and a spot. */
  since(word: AreaWord, from: number, at: At): string | null {
    const last = this.#places.mentions.filter(
      (m) =>
        m.article === at.article &&
        m.field === at.field &&
        m.start >= from &&
        m.end <= at.offset &&
        m.naming !== 'word',
    );
    return last.map((m) => ancestorCalled(m.path, word)).findLast((p) => p !== null) ?? null;
  }

  /** 凉山州 of a text that the posts before do not name. */
  prefecture(at: At): string | null {
    for (const text of [this.#texts.get(at.field)?.slice(0, at.offset) ?? '', ...this.#texts.values()]) {
      for (let i = text.indexOf('州'); i >= 0; i = text.indexOf('州', i + 1)) {
        for (let from = Math.max(0, i - 8); from < i; from++) {
          const area = areaAt(text, from);
          const path = area?.other ? otherBefore(text, from, area.end) : null;
          if (path && area!.end > i && ancestorCalled(path, '州')) return ancestorCalled(path, '州');
        }
      }
    }
    return null;
  }

  /** The place at the end of 在某地， right before a spot. */
  beforeComma(text: string, at: At): string | null {
    if (text[at.offset - 1] !== '，') return null;
    const clause = /(?:^|[，。；！？”\s])(?:在|来到|走进|到了?|赶到)([^，。；！？]{2,24})，$/u.exec(
      text.slice(Math.max(0, at.offset - 30), at.offset),
    );
    return clause ? (this.#tagged.get(`${at.field}:${at.offset - 1}`) ?? null) : null;
  }

  /** The area whose delegation the sentence before a spot tells of. */
  ofDelegation(text: string, at: At): string | null {
    const sentence = text.slice(sentenceStart(text, at.offset), at.offset);
    // 代表团在市某局局长甲某陪同下来校: of those who receive them.
    if (/^[^。！？]{0,40}陪同下/u.test(text.slice(at.offset))) return null;
    const found = /(?:党政|政府)(?:代表团|考察团)/u.exec(sentence);
    return found ? (this.#tagged.get(`${at.field}:${at.offset - sentence.length + found.index}`) ?? null) : null;
  }

  /** The place at the end of what stands before the verb of a post. */
  beforeVerb(text: string, at: At): string | null {
    const verb =
      /(?:（[^（）]{2,20}）|(?:首任|最后一任|新一任|第[一二三四五六七八九十]+任)的?|的(?:第[一二三四五六七八九十]+任|现任)?|(?:政府|人大|政协)?，?(?:又|再)?(?:担任|出任|任)|的[\p{Script=Han}]{2,6}、)$/u.exec(
        text.slice(Math.max(0, at.offset - 26), at.offset),
      )?.[0];
    return verb ? (this.#tagged.get(`${at.field}:${at.offset - verb.length}`) ?? null) : null;
  }

  /** A village that the sentence names before a spot, though the taggers of places left it untagged. */
  villageBefore(text: string, at: At): string | null {
    let found: string | null = null;
    for (let i = sentenceStart(text, at.offset); i < at.offset; ) {
      const area = areaAt(text, i);
      if (area?.places.some((p) => p.level === 'village'))
        found = this.#places.resolve(area.name, { ...at, offset: i }) ?? found;
      i = area ? area.end : i + 1;
    }
    return found;
  }

  /** The last place of a depth that the article names before a spot (of this kind, if one is given). */
  before(field: string, offset: number, depth: number, word?: AreaWord): string | null {
    let best: string | null = null;
    for (const m of this.#places.mentions) {
      if (m.article !== this.#article) continue;
      if (m.field === field && m.start >= offset) break;
      const later = m.field !== field && after(m.field, field);
      // A place named only later is better than none; it never takes the place of one named before.
      if (later && best !== null) break;
      if (depthOf(m.path) < depth) continue;
      const candidate = areaOf(m.path, depth);
      if (!word || depth === 5 || candidate.endsWith(word)) best = candidate;
      if (later) break;
    }
    return best;
  }

  /** The path of a village or town that no table lists: `written` with its areas, `lastName` the last of them, of `path`. */
  unlisted(written: string, lastName: string, path: string, at: At): string {
    const known = this.#places.resolve(written, at);
    if (known) return known;
    const name = written.slice(written.lastIndexOf(lastName) + lastName.length);
    // 甲县乙镇丙村: both are levels of the path, where the county above them is known.
    const levels = depthOf(path);
    const town =
      levels === 2 || levels === 3
        ? /^[\p{Script=Han}]{2,3}?(?:镇|乡|街道)(?=[\p{Script=Han}]{2})/u.exec(name)?.[0]
        : undefined;
    if (town && levels === 2) return path;
    if (town) return `${path}/${town}/${name.slice(town.length)}`;
    return name ? `${path}/${name}` : path;
  }
}

/** Whether field `a` comes after field `b` in reading order. */
function after(a: string, b: string): boolean {
  const rank = (f: string) =>
    f.startsWith('blocks/') ? 10 + Number(f.slice(7)) : f.startsWith('captions/') ? 100000 : 1;
  return rank(a) > rank(b);
}
