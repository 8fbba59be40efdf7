/** The area that a post is of by its own words: 县长 is of a 县. */
import type { AreaWord } from './areas.ts';
import type { Office } from './office.ts';

/** The area word that a role implies when the post names none. */
const IMPLIED: readonly (readonly [RegExp, AreaWord])[] = [
  [/^(?:常务副|副|代理|代)?省长(?:助理)?$/u, '省'],
  [/^(?:常务副|副)?厅长$/u, '省'],
  [/^(?:常务副|副|代理|代)?市长(?:助理)?$/u, '市'],
  [/^(?:常务副|副|代理|代)?县长(?:助理)?$/u, '县'],
  [/^(?:常务副|副|代理|代)?区长(?:助理)?$/u, '区'],
  [/^(?:副|代|老)?镇长(?:助理)?$/u, '镇'],
  [/^(?:副|代|老)?乡长(?:助理)?$/u, '乡'],
];

/** The word for its area that a post begins with, or that its role implies. */
export const wordOf = (office: Office): AreaWord | null =>
  office.word ?? (office.bare ? IMPLIED.find(([role]) => role.test(office.role))?.[1] : undefined) ?? null;
