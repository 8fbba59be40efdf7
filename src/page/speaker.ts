/** The line of a speaker: whose words stand under it. */
import { isName } from './fields/people.ts';
import { isLoneName } from './lexicon/surnames.ts';

const POST =
  /(?:书记|主任|局长|市长|县长|区长|镇长|乡长|部长|院长|校长|处长|科长|厅长|主席|会长|委员|代表|干部|队长|站长|所长|理事长|董事长|总经理|经理|负责人|指导员|专员|秘书长|检察长|行长|社长|台长|常委|组长|教授|研究员|村民|党员|职工)$/;

/** A post and a name, a space between: the line of a speaker. */
export function isSpeaker(text: string): boolean {
  const named = /^(.{2,40}?)([\u3400-\u9fff]{2,3}):$/.exec(text);
  if (named && !/[。;:!?,]/.test(named[1]!) && POST.test(named[1]!) && isLoneName(named[2]!)) return true;
  if (text.length > 50 || /[。;:!?]/.test(text)) return false;
  const m = /^(?:[□■◆]\s*)?(.{2,40}?)\s+([\u3400-\u9fff]{2,4}|[\u3400-\u9fff](?:\s{1,3}[\u3400-\u9fff]){1,2})$/.exec(
    text,
  );
  return m !== null && POST.test(m[1]!) && isName(m[2]!.replace(/\s/g, ''));
}
