/**
 * The grammar of offices: area + body + role, read from the role backwards, since a role is a closed class and what
 * stands before it is not. 县经济商务局局长 is an area word, a body known by how it ends, and a role.
 */
import type { Office } from './office.ts';
import { officeEndingAt } from './office-ending.ts';
import { bareAfterName, ofArea, ofStudy, quotedBody, roleOfBody, sameBody, villageGraduate } from './office-forms.ts';
import { ROLE } from './roles.ts';

/** All posts of a text, in order. */
export function findOffices(text: string): Office[] {
  const out: Office[] = [];
  let floor = 0;
  ROLE.lastIndex = 0;
  for (let m = ROLE.exec(text); m; m = ROLE.exec(text)) {
    let end = m.index + m[0].length;
    if (/(?:正职|副职)$/u.test(m[0]) && text.startsWith('候选人', end)) end += 3;
    const last = out[out.length - 1];
    const found =
      villageGraduate(text, m.index, end) ??
      roleOfBody(text, m.index, end, floor) ??
      quotedBody(text, m.index, end, floor) ??
      officeEndingAt(text, m.index, end, floor) ??
      bareAfterName(text, m.index, end, floor) ??
      (last && sameBody(text, m.index, end, last));
    const office = found && ofStudy(text, ofArea(text, found, floor), floor);
    if (office) {
      out.push(office);
      floor = end;
      ROLE.lastIndex = end;
    }
  }
  return out;
}
