/** What else to read: articles that share officials, places and topics, the rarer the better. */
import type { ArticleEntry } from '../archive/index.ts';
import type { Catalogue, Item } from './types.ts';

/** Tags with more articles than this say little, and would make every page slow. */
const COMMON = 400;

/** The index of tags of a catalogue; build it once and ask it for every article. */
export class Related {
  readonly #postings = new Map<string, string[]>();
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    for (const { id } of catalogue.items) {
      for (const tag of this.#tagsOf(catalogue.entries.get(id)!)) {
        const group = this.#postings.get(tag);
        if (group) group.push(id);
        else this.#postings.set(tag, [id]);
      }
    }
  }

  /** At most `limit` articles, nearest first; reprints and halves of the article itself are left out. */
  of(id: string, limit = 5): Item[] {
    const entry = this.#catalogue.entries.get(id);
    if (!entry) return [];
    const scores = new Map<string, number>();
    const total = this.#catalogue.items.length;
    for (const tag of this.#tagsOf(entry)) {
      const group = this.#postings.get(tag) ?? [];
      if (group.length < 2 || group.length > COMMON) continue;
      const weight = Math.log((total + 1) / group.length) + 0.1;
      for (const other of group) if (other !== id) scores.set(other, (scores.get(other) ?? 0) + weight);
    }
    const { versionOf, continues, continuedBy } = entry.article;
    for (const own of [versionOf, continues, continuedBy]) if (own) scores.delete(own);
    return [...scores]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([other]) => this.#catalogue.byId.get(other)!);
  }

  #tagsOf({ id, article }: ArticleEntry): Set<string> {
    const tags = new Set<string>();
    for (const place of article.places) if (place.split('/').length > 2) tags.add(place);
    for (const topic of article.topics) tags.add(`#${topic}`);
    for (const { name } of article.officials) {
      const person = this.#catalogue.personOf(id, name);
      if (person?.scope === 'zhejiang') tags.add(`@${person.id}`);
    }
    return tags;
  }
}
