/** What the search over damaged bytes asks of characters: their model symbol, and who shares a byte with whom. */
import { CHAR_OF_PAIR, LATER_PAIR_OF_CHAR, PAIR_OF_CHAR } from '../gbk.ts';
import { languageModel, UNSEEN } from '../language-model.ts';
import { scriptOf, simplifiedOf } from '../variants.ts';

/** A character that a search may supply when one of its bytes is gone. */
export interface Candidate {
  readonly code: number;
  /** Its symbol in the language model. */
  readonly id: number;
  readonly lead: number;
  readonly trail: number;
  /** TRADITIONAL or SIMPLIFIED of ../variants.ts, or another number when it is of both scripts. */
  readonly script: number;
}

export interface Alphabet {
  /** Model symbol of every UTF-16 unit, through its simplified, full-width form. */
  readonly symbol: Uint16Array;
  /** Script of every UTF-16 unit, as in `Candidate`. */
  readonly script: Uint8Array;
  readonly byTrail: readonly (readonly Candidate[])[];
  readonly byLead: readonly (readonly Candidate[])[];
  /** The candidates of a model symbol: a character and its traditional forms. */
  readonly byId: ReadonlyMap<number, readonly Candidate[]>;
  /** For a lead byte, which trail bytes make a pair that vanishes. */
  readonly vanishing: readonly Uint8Array[];
  /** Lead bytes that begin some vanishing pair. */
  readonly vanishes: Uint8Array;
  /** Bytes that vanish together with an ASCII letter after them. */
  readonly takesLetter: Uint8Array;
}

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  '!': '！',
  '?': '？',
  ':': '：',
  ';': '；',
  '(': '（',
  ')': '）',
  '「': '“',
  '」': '”',
  '『': '‘',
  '』': '’',
};

/** Stands for all ASCII letters. */
export const LETTER = 0x41;

let alphabet: Alphabet | undefined;

export function loadAlphabet(): Alphabet {
  alphabet ??= build();
  return alphabet;
}

function build(): Alphabet {
  const model = languageModel();
  const symbol = new Uint16Array(0x10000);
  const script = Uint8Array.from({ length: 0x10000 }, (_, code) => scriptOf(code));
  for (let code = 0; code < 0x10000; code++) {
    const char = String.fromCharCode(code);
    const plain = WIDE[char] ?? (code >= 0x3400 && code < 0xa000 ? simplifiedOf(char) : char);
    symbol[code] = model.id(plain.charCodeAt(0));
  }
  const byTrail: Candidate[][] = Array.from({ length: 256 }, () => []);
  const byLead: Candidate[][] = Array.from({ length: 256 }, () => []);
  const byId = new Map<number, Candidate[]>();
  const vanishing = Array.from({ length: 256 }, () => new Uint8Array(256));
  const vanishes = new Uint8Array(256);
  const takesLetter = Uint8Array.from({ length: 256 }, (_, byte) =>
    byte > 0x80 && CHAR_OF_PAIR[(byte << 8) | LETTER] === 0 ? 1 : 0,
  );
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const code = CHAR_OF_PAIR[(lead << 8) | trail]!;
      if (code === 0) {
        vanishing[lead]![trail] = 1;
        if (trail > 0x80) vanishes[lead] = 1;
        continue;
      }
      const id = symbol[code]!;
      if (id === UNSEEN || isFigure(code) || (code >= 0x300c && code <= 0x300f)) continue;
      const candidate = { code, id, lead, trail, script: scriptOf(code) };
      byTrail[trail]!.push(candidate);
      byLead[lead]!.push(candidate);
      const same = byId.get(id);
      if (same) same.push(candidate);
      else byId.set(id, [candidate]);
    }
  }
  return { symbol, script, byTrail, byLead, byId, vanishing, vanishes, takesLetter };
}

/** Digits and letters of row A3 are never supplied; corner quotes neither, since “ ” stand in such pages. */
function isFigure(code: number): boolean {
  return (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

const SIGN_TRAIL: Readonly<Record<string, number>> = {
  '!': 0xa1,
  '#': 0xa3,
  '%': 0xa5,
  '&': 0xa6,
  '*': 0xaa,
  '+': 0xab,
  '(': 0xa8,
  ')': 0xa9,
  ',': 0xac,
  ':': 0xba,
  ';': 0xbb,
  '?': 0xbf,
};

/** The signs as they stand folded in a run. */
export const FOLDED_SIGNS = '!(),:;#%&*+';
/**
 * Second bytes of the full-width signs that a page drops when it takes them for what they look like out of step: ＂ ＇ －
 * ． ／ ＜ ＝ ＞ ［ ＼ ］ ＾ ＿ ｀ ｛ ｜ ｝ ￣.
 */
export const SILENT_SIGNS: readonly number[] = [
  0xa2, 0xa7, 0xad, 0xae, 0xaf, 0xbc, 0xbd, 0xbe, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xe0, 0xfb, 0xfc, 0xfd, 0xfe,
];

/** The byte pair that a unit of a run stands for; a folded sign or figure stands for its full-width form. 0 for none. */
export function pairOf(char: string): number {
  if (char >= '0' && char <= '9') return 0xa380 | char.charCodeAt(0);
  const trail = SIGN_TRAIL[char];
  if (trail !== undefined) return 0xa300 | trail;
  const code = char.charCodeAt(0);
  return PAIR_OF_CHAR[code]! || LATER_PAIR_OF_CHAR[code]!;
}
