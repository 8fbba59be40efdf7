/** Suggestions as they lie in a file: one line an entry, fields by tabs. Shared by the builder and the browser. */

export const SUGGEST_KINDS = ['place', 'official', 'office', 'topic'] as const;
export type SuggestKind = (typeof SUGGEST_KINDS)[number];

/** Something to go to or to narrow by, while typing. */
export interface SuggestEntry {
  readonly kind: SuggestKind;
  readonly name: string;
  /** Other names: without its kind (义乌), former (余杭市). */
  readonly aliases: readonly string[];
  /** Address under the base path, without the folder of its kind and the slash at its end. */
  readonly slug: string;
  /** Value of the facet of its kind: path of a place, id of an official or a topic; empty for an office. */
  readonly value: string;
  /** Articles. */
  readonly count: number;
  /** What tells it from others: where a place lies, an official's post, who was seen in an office. */
  readonly note: string;
}

/** An entry with the pinyin of its names. */
export interface Suggestion extends SuggestEntry {
  /** Syllables of the name and of each alias, joined by spaces, in the order of `[name, ...aliases]`. */
  readonly pinyin: readonly string[];
}

/** Folder of each kind's pages. */
export const FOLDERS: Readonly<Record<SuggestKind, string>> = {
  place: 'places',
  official: 'officials',
  office: 'offices',
  topic: 'topics',
};

const clean = (field: string): string => field.replace(/[\t\n|]/gu, ' ');
const cleanField = (field: string): string => field.replace(/[\t\n]/gu, ' ');

export function writeLine(entry: Suggestion): string {
  // What the slug or the path already says is not written twice: most of a file's size is names.
  const { kind, name, aliases, slug, value, count, note, pinyin } = entry;
  const ownValue =
    value === slug ? '' : kind === 'place' && value.endsWith(name) ? `^${value.slice(0, -name.length)}` : `=${value}`;
  const fields = [
    SUGGEST_KINDS.indexOf(kind),
    name,
    aliases.map(clean).join('|'),
    pinyin.join('|'),
    slug,
    ownValue,
    count || '',
    note,
  ];
  return fields
    .map((field) => cleanField(String(field)).trimEnd())
    .join('\t')
    .trimEnd();
}

export function readLine(line: string): Suggestion {
  const [kind = '0', name = '', aliases = '', pinyin = '', slug = '', value = '', count = '', note = ''] =
    line.split('\t');
  return {
    kind: SUGGEST_KINDS[Number(kind)] ?? 'topic',
    name,
    aliases: aliases ? aliases.split('|') : [],
    pinyin: pinyin.split('|'),
    slug,
    value: value === '' ? slug : value[0] === '^' ? value.slice(1) + name : value.slice(1),
    count: Number(count) || 0,
    note,
  };
}
