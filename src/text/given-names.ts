/**
 * Given names that keep an old form in simplified text: a name is told by the post before it or by what the person does
 * after it, and holds for the whole page.
 */
import { HAN, SURNAMES } from './han.ts';

/**
 * What OpenCC would change and the Table of General Standard Chinese Characters (2013) keeps for names: 徵 and 頫, which
 * stand in famous names only, are shielded by word.
 */
const OLD_FORMS = '乾昇陞脩';
const OLD_FORM = new RegExp(`[${OLD_FORMS}]`, 'gu');

const POST_BEFORE =
  /(?:書記|书记|主任|主席|記者|记者|通訊員|通讯员|委員|委员|代表|教授|經理|经理|董事長|董事长|同志|先生|女士|校友|[市縣鎮鄉區局廳處院省村社校所站隊司州县镇乡区厅处队][長长])$/u;
const DEED_AFTER =
  /^[ \u3000]*(?:[說说]|表示|介[紹绍]|告[訴诉]|指出|[強强][調调]|[認认][為为]|坦言|[講讲]|[攝摄]|[報报][導道]|[編编][輯辑]|同志|先生|女士|[擔担]任|任[縣市區鎮副县区镇]|[調调]研)/u;
const HAN_AT_END = new RegExp(`[${HAN}]$`, 'u');

/** Where the characters stand that are to stay as they are. `simplified`: the simplified form of a character. */
export function oldFormsInNames(text: string, simplified: (char: string) => string): ReadonlySet<number> {
  const names = new Set<string>();
  for (const m of text.matchAll(OLD_FORM)) {
    const name = nameTo(text, m.index, simplified);
    if (name) names.add(name);
  }
  const found = new Set<number>();
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      for (let k = 0; k < name.length; k++) if (OLD_FORMS.includes(name[k]!)) found.add(at + k);
    }
  }
  return found;
}

/** The name up to the old form at `at`: a surname, at most one character, the old form, at most one more. */
function nameTo(text: string, at: number, simplified: (char: string) => string): string | null {
  for (const length of [2, 1]) {
    const start = at - length;
    if (start < 0 || !SURNAMES.includes(simplified(text[start]!))) continue;
    const before = text.slice(Math.max(0, start - 5), start);
    const deed =
      DEED_AFTER.test(text.slice(at + 1, at + 6)) || (length === 1 && DEED_AFTER.test(text.slice(at + 2, at + 7)));
    if (POST_BEFORE.test(before) || (deed && !HAN_AT_END.test(before))) return text.slice(start, at + 1);
  }
  return null;
}
