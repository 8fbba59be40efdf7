/** The text stages in their order. Each is a pure function that can be switched off by its name. */
import type { LineFeature, StageResult } from '../model/draft.ts';
import type { Traced } from '../model/traced.ts';
import { repairByteShift } from './byte-shift/index.ts';
import { repairGarbling } from './garbling.ts';
import { removePinyinNotes } from './pinyin-notes.ts';
import { restorePunctuation } from './punctuation.ts';
import { repairQuestionMarks } from './question-marks.ts';
import { convertVariants } from './variants.ts';

export interface TextStage {
  readonly name: string;
  /** Never adds or removes a "\n". `features` has one entry a line, or is null for plain text. */
  run(text: Traced, features: readonly LineFeature[] | null): StageResult;
}

/** Why this order: see src/normalise.ts. */
export const TEXT_STAGES: readonly TextStage[] = [
  { name: 'garbling', run: repairGarbling },
  { name: 'byte-shift', run: repairByteShift },
  { name: 'question-marks', run: repairQuestionMarks },
  { name: 'pinyin-notes', run: removePinyinNotes },
  { name: 'variants', run: convertVariants },
  { name: 'punctuation', run: restorePunctuation },
];
