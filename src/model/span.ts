/** The years that a line of a career or a chronicle begins with. */

const DAY = '(?:19|20)\\d{2}(?:年|[.．/-](?=\\d))?(?:\\d{1,2}(?:月|[.．/-](?=\\d))?)?(?:\\d{1,2}日?)?';
const DASH = '[ \\u3000]?(?:[—–－~～-]{1,2}|至|到)[ \\u3000]?';
/** `1998.11—2001.05`, `1998年11月至今`, `2017.02—`. */
const SPAN = `${DAY}${DASH}(?:${DAY}|至?今|现在)?`;

const BEGINS = new RegExp(`^[(（]?${SPAN}[)）]?[,，:：、]?[ \\u3000]{0,4}(?=[\\u3400-\\u9fff“（(])`, 'u');

/**
 * The length in UTF-16 units of the span of time that a text begins with, with the sign and the space after it; 0 when
 * it begins with none.
 */
export const spanLength = (text: string): number => BEGINS.exec(text)?.[0].length ?? 0;
