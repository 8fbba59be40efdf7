/** Namesakes at the desk: who they are, sentence by sentence, and the card that settles it. */
import { type Archive, setFields, writeYaml } from '../archive/index.ts';
import { identify } from '../catalogue/identity/index.ts';
import type { Verdict } from './decide.ts';
import type { Item } from './queue.ts';

/** One person of a case, as the articles show them. */
export interface Candidate {
  readonly id: string;
  /** Ids of all articles that name the person. */
  readonly articles: readonly string[];
  /** The first of them. */
  readonly sightings: readonly {
    readonly article: string;
    readonly title: string;
    readonly date: string | null;
    readonly posts: readonly string[];
    readonly evidence: string;
  }[];
}

/** Sightings that are shown of each person. */
const SHOWN = 8;

/** People whom an editor should tell apart or join. */
export function peopleItems(archive: Archive): Item[] {
  const { cases, people, registry } = identify(archive.articles, archive.officialCards, archive.registry);
  const articlesOf = new Map(people.map(({ id, articles }) => [id, articles]));
  const entries = new Map(archive.articles.map((entry) => [entry.id, entry]));
  const taken = new Set([
    ...Object.keys(registry),
    ...archive.officialCards.flatMap(({ id, parts }) => [id, ...parts.map((part) => part.id)]),
  ]);
  return cases
    .filter(({ kind }) => kind !== 'no-place')
    .map(({ kind, name, ids, articles, second, message }): Item => {
      const [first = ''] = ids;
      const candidate = (id: string, own: readonly string[]): Candidate => ({
        id,
        articles: own,
        sightings: own.slice(0, SHOWN).flatMap((article) => {
          const entry = entries.get(article);
          const official = entry?.article.officials.find((other) => other.name === name);
          if (!entry || !official) return [];
          const posts = official.posts.map(({ post, place }) => (place ? `${post}（${place}）` : post));
          const { title, date } = entry.article;
          return [{ article, title, date, posts, evidence: official.evidence ?? '' }];
        }),
      });
      const apart = new Set(second);
      const all = articlesOf.get(first) ?? [];
      const candidates =
        second.length > 0
          ? [
              candidate(
                first,
                all.filter((article) => !apart.has(article)),
              ),
              candidate(freeId(first, taken), second),
            ]
          : ids.map((id) => candidate(id, articlesOf.get(id) ?? []));
      return {
        key: `${kind} ${ids.join(' ')}`,
        kind: 'namesake',
        code: kind,
        id: articles[0] ?? '',
        title: name,
        message:
          ids.length > 2 ? `${message}只有其中几人是同一人的，请在 content/officials/ 的卡片上写 joins。` : message,
        ref: ids.join(' '),
        asks: '是同一人，理由',
        now: '',
        alternatives: [],
        candidates,
      };
    });
}

/** The next id of a stem that nobody has. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  const stem = id.replace(/-\d+$/u, '');
  let n = 2;
  while (taken.has(`${stem}-${n}`)) n++;
  return `${stem}-${n}`;
}

/**
 * The card's new text, `before` being the card that is there. Accepting joins the ids, with the editor's reason when
 * correcting; rejecting keeps them apart, or parts the second person's articles from the first.
 */
export function settleOn(
  before: string | null,
  item: Item,
  verdict: Verdict,
  reason: string,
  card: Archive['officialCards'][number] | undefined,
): string {
  const others = item.ref.split(' ').slice(1);
  const second = others.length === 0 ? item.candidates?.[1] : undefined;
  const joined = { joins: [...new Set([...(card?.joins ?? []), ...others])] };
  const parted = second
    ? {
        parts: [...(card?.parts ?? []), { id: second.id, articles: second.articles }],
      }
    : { apart: [...new Set([...(card?.apart ?? []), ...others])] };
  const settled = verdict === 'reject' ? parted : joined;
  const because =
    verdict === 'correct' && reason.trim() !== ''
      ? reason.trim()
      : verdict === 'reject'
        ? '编辑认定为不同的人'
        : '编辑认定为同一人';
  if (before === null) return `---\n${writeYaml({ name: item.title, reason: because, ...settled })}---\n`;
  return setFields(before, { ...settled, ...(verdict === 'correct' ? { reason: because } : {}) });
}
