/** Names in credits, where a role's word may be the end of a name. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { inlineReporters, readNames } from '../../src/page/fields/people.ts';

for (const [text, names] of [
  ['本报记者 陈建文 摄', ['陈建文']],
  ['(记者 陈建文)', ['陈建文']],
  ['陈尚文', ['陈尚文']],
  ['陈小小文', ['陈小小']],
  ['陈某文 林某摄', ['陈某', '林某']],
  ['陈某 文 林某 图', ['陈某', '林某']],
  ['陈某某 文/图', ['陈某某']],
] as const)
  test(`names of ${text}`, () => assert.deepEqual(readNames(text), names));

for (const [text, names] of [
  ['本报讯 记者陈某某 通讯员林某某 7月3日深夜,甲镇', ['陈某某', '林某某']],
  ['本报讯 记者 陈某某 林某某 近日,甲镇', ['陈某某', '林某某']],
  ['本报讯 记者从县里获悉,甲镇', []],
  ['本报讯 昨天,记者陈某某到甲镇', []],
] as const)
  test(`reporters of ${text}`, () => assert.deepEqual(inlineReporters(text), names));
