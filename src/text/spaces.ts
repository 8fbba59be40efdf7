/** Blanks inside words: a letter-spaced heading, a word parted by its layout, a name set as wide as a longer one. */
import type { Edit } from '../model/traced.ts';
import { HAN, SURNAMES } from './han.ts';
import { languageModel } from './language-model.ts';
import { splitWords } from './split-words.ts';

const BLANK = '[ \\t\\u3000\\u00a0]';
const LETTER_SPACED = new RegExp(`^\\s*[${HAN}](?:${BLANK}+[${HAN}]){1,7}\\s*$`, 'u');
/** What a person did for the page. */
const CREDIT = '摄|文|图|报道|整理|编辑|供图|制图|绘';
/** A surname, blanks, and a given name of one character, closed by what follows a name. */
const SPACED_NAME = new RegExp(
  `(?<![${HAN}])[${SURNAMES}](${BLANK}+)[${HAN}](?=${CREDIT}|[，。、；：！？）)/|丨]|$|\\n|${BLANK}{1,4}(?:[${HAN}]{2,3}${BLANK}*(?:摄|文|图|报道|整理|$|[，。）)])|${CREDIT}|通讯员|记者|[${SURNAMES}]${BLANK}+[${HAN}]))`,
  'gu',
);
/**
 * The same with a given name of two characters, beside a word that only stands beside names. 文 is no surname here, nor is
 * 图: they name who wrote or drew.
 */
const SPACED_LONG_NAME = new RegExp(
  `(?<![${HAN}])([${SURNAMES.replace('文', '')}])(${BLANK}+)([${HAN}]{2})(?=${BLANK}*(?:(?:${CREDIT}|通讯员|记者)|([，。、；：！？）)/|丨]|$)))`,
  'gu',
);
const NAMES_FOLLOW = new RegExp(`(?:记者|通讯员|摄影|编辑|校对|责编|作者|撰文|摄制|主持人)[:：]?${BLANK}*$`, 'u');
/** In nats: two characters that follow each other no likelier than this are no word, but a given name. */
const NO_WORD = -5;

/** The blanks of a line that are to go. */
export function closedSpaces(line: string): Edit[] {
  if (LETTER_SPACED.test(line)) {
    const head = line.length - line.trimStart().length;
    return [...line.trim().matchAll(new RegExp(`${BLANK}+`, 'gu'))].map((m) => closed(head + m.index, m[0].length));
  }
  const edits: Edit[] = splitWords(line).map((gap) => ({
    ...gap,
    after: '',
    rule: 'split-word',
    certainty: 'likely',
  }));
  for (const m of line.matchAll(SPACED_NAME)) edits.push(closed(m.index + 1, m[1]!.length, 'spaced-name'));
  for (const m of line.matchAll(SPACED_LONG_NAME)) {
    const [, surname, blanks, given, sign] = m;
    const credited = sign === undefined || NAMES_FOLLOW.test(line.slice(0, m.index));
    if (SURNAMES.includes(given![0]!) || !(credited || isNoWord(surname!, given!))) continue;
    edits.push(closed(m.index + 1, blanks!.length, 'spaced-name'));
  }
  return edits;
}

function closed(start: number, length: number, rule = 'letter-spacing'): Edit {
  return { start, end: start + length, after: '', rule, certainty: 'certain' };
}

/** Whether the language model takes two characters after a surname for neither a word nor a part of one. */
function isNoWord(surname: string, given: string): boolean {
  const model = languageModel();
  const [before, first, second] = [...(surname + given)].map((char) => model.id(char.charCodeAt(0)));
  const alone = model.score([before!, first!], second!, given.charCodeAt(1));
  return alone < NO_WORD && model.score([first!], second!, given.charCodeAt(1)) < NO_WORD;
}
