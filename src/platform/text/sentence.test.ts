import { expect, it } from 'vitest';
import { insideSentence, sentenceStart } from './sentence.ts';

it.each([
  ['Xã Đàm Thủy', 'xã Đàm Thủy'],
  ['Đợt 1', 'đợt 1'],
  ['Ủy ban nhân dân', 'ủy ban nhân dân'],
  ['', ''],
])('%s begins a line, %s stands inside of one', (capital, small) => {
  expect([sentenceStart(small), insideSentence(capital)]).toEqual([capital, small]);
});
