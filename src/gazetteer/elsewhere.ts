/** Names of provinces, prefectures and counties outside Zhejiang: what must not be taken for ours. */
import table from './data/elsewhere.json' with { type: 'json' };
import { NameIndex } from './place.ts';

/** An area outside Zhejiang, by a name of it. */
export interface OtherPlace {
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county';
  /** The codes of GB/T 2260 (2, 4 or 6 digits) of all areas with this name. */
  readonly codes: readonly string[];
}

const KINDS =
  /(壮族自治区|回族自治区|维吾尔自治区|特别行政区|自治区|省|市|地区|盟|(?<=..)(?:[\p{Script=Han}]{1,4}族)*自治州)$/u;
/** Prefectures whose bare name is a word, or a place in Zhejiang as well. */
const WORDS = new Set([
  '东方',
  '大同',
  '通化',
  '安康',
  '保山',
  '三明',
  '白银',
  '中卫',
  '海口',
  '河源',
  '吉安',
  '长治',
  '朝阳',
  '平凉',
  '万宁',
  '金昌',
  '来宾',
  '龙岩',
  '云浮',
  '新余',
  '海东',
  '海南',
  '阳江',
  '宝山',
]);

/** Counties that are a word and a kind in running text: 我和县长, 应县委邀请, 代县长. */
const PHRASES = new Set(['和县', '应县', '代县']);

class Elsewhere {
  readonly #names = new NameIndex<OtherPlace>();

  constructor() {
    this.#read(table.provinces, 'province');
    this.#read(table.prefectures, 'prefecture');
    this.#read(table.counties, 'county');
  }

  #read(lines: readonly string[], level: OtherPlace['level']): void {
    for (const line of lines) {
      const [code, name] = line.split(' ') as [string, string];
      if (PHRASES.has(name)) continue;
      this.#add(name, level, code);
      // Counties elsewhere by their full name only: their short ones are words too often.
      if (level === 'county') continue;
      const short = name.replace(KINDS, '').replace(/[\p{Script=Han}]{1,3}族$/u, '');
      if (short.length >= 2 && !WORDS.has(short)) this.#add(short, level, code);
      // 凉山州, 恩施州.
      if (name.endsWith('自治州')) this.#add(`${short}州`, level, code);
    }
  }

  #add(name: string, level: OtherPlace['level'], code: string): void {
    const known = this.#names.get(name);
    if (!known) this.#names.set(name, { name, level, codes: [code] });
    else if (!known.codes.includes(code)) this.#names.set(name, { ...known, codes: [...known.codes, code] });
  }

  /** Every name, full or short. */
  names(): Iterable<string> {
    return this.#names.keys();
  }

  /** The area outside Zhejiang that a name names; several provinces where the name is shared. */
  byName(name: string): OtherPlace | null {
    return this.#names.get(name) ?? null;
  }

  /** The longest name of an area outside Zhejiang that starts at `from` (UTF-16 units). */
  match(text: string, from: number): (OtherPlace & { readonly end: number }) | null {
    const found = this.#names.at(text, from);
    return found && { ...found.value, end: from + found.name.length };
  }
}

let instance: Elsewhere | null = null;

/** The names outside Zhejiang, read at the first call and shared. */
export function elsewhere(): Elsewhere {
  instance ??= new Elsewhere();
  return instance;
}
