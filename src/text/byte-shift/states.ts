/** Where a reading stands between two units of a line, and how likely the slips are that bring it there. */

/** States of a node: in step; a lead byte pending (0x81 to 0xFE); `AFTER + v`: a lead byte that vanishes after `v`. */
export const IN_STEP = -1;
export const AFTER = 0x100;
/** The same after two such pairs in a row. */
export const AFTER_TWO = 0x200;
/** After a character of which nothing is left: any lead byte. */
export const ANY_LEAD = 0x300;

/** Log chances. They only need the right order of size. */
export const CHANCE = {
  /** A slip where a sign is met out of step. */
  sign: -2,
  /** The same, of a sign that is not shown. */
  silentSign: -6,
  /** A slip where a lead byte is plainly lost. */
  byte: -8,
  /** Back in step by a sign. */
  resync: -1.2,
  /** A character of the other script than the page's. */
  otherScript: -5,
  /** A character of which nothing is left. */
  blank: -9,
  /** A letter that vanished with the byte before it. */
  letter: -3,
  /** The page ends inside the run. */
  cutOff: -10,
  /** A note that is no reading of the character restored before it. */
  wrongReading: -7,
} as const;
