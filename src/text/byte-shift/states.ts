/** Where a reading stands between two units of a line, and how likely the slips are that bring it there. */

/** State of a node in step. With a lead byte pending it is that byte, 0x81 to 0xFE. */
export const IN_STEP = -1;
/**
 * States of a node after pairs that vanished, `AFTER` for each and the last byte of the last one: what follows begins with
 * a byte that vanishes after it. No last byte (0) where the character is lost that it belonged to: any may follow.
 */
export const AFTER = 0x100;
/** How many pairs have vanished in a row. */
export function vanishedAt(state: number): number {
  return state < AFTER ? 0 : state >> 8;
}

/** The state after one more pair vanished, whose second byte is `last`; 0 if it is not known. */
export function afterVanished(state: number, last: number): number {
  return (vanishedAt(state) + 1) * AFTER + last;
}

/** Log chances. They only need the right order of size. */
export const CHANCE = {
  /** A slip where a sign is met out of step. */
  sign: -2,
  /** The same, of a sign that is not shown. */
  silentSign: -6,
  /** A slip where a lead byte is plainly lost. */
  byte: -8,
  /** The same, with nothing in its place. */
  unmarked: -18,
  /** A slip marked by a full-width question mark: a decoder writes the other, which a page may have widened with all its signs. */
  wideMark: -16,
  /** Back in step by a sign. */
  resync: -1.2,
  /** A character of the other script than the page's. */
  otherScript: -5,
  /** A character of which nothing is left. */
  blank: -9,
  /** A letter that vanished with the byte before it. */
  letter: -3,
  /** That a letter is this one: to the language model all are one symbol. */
  oneLetter: -4,
  /** The page ends inside the run. */
  cutOff: -10,
  /** A note that is no reading of the character restored before it. */
  wrongReading: -7,
} as const;
