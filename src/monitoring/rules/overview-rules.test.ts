import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPublishedForm } from '../../forms/rules/published-form.ts';
import { expectedOf, noStanding, standingOf, standingWords } from './district-standing.ts';
import { changeInWords, leadingFigures } from './leading-figures.ts';
import { countsOf } from './matrix.ts';

test.each([
  [{ late: 3, returned: 1, accepted: 9 }, 'late', '3 phiếu trễ hạn'],
  [{ returned: 1, draft: 4 }, 'returned', '1 phiếu bị trả lại'],
  [{ draft: 4, submitted: 2 }, 'draft', '4 phiếu chưa nộp'],
  [{ submitted: 2, accepted: 9 }, 'submitted', '2 phiếu chờ kiểm tra'],
  [{ accepted: 9, excused: 1 }, 'accepted', 'đã chấp nhận đủ'],
  [{ excused: 1 }, 'excused', 'được miễn nộp'],
] as const)('R36 a district with %j shows its worst state: %s, “%s”', (some, state, words) => {
  const standing = { ...noStanding, ...some };
  expect([standingOf(standing), standingWords(standing)]).toEqual([state, words]);
  expect(expectedOf(standing)).toBe(Object.values({ ...some, excused: 0 }).reduce((sum, count) => sum + count, 0));
});

test('R36 an excused unit is not expected, a form that does not ask it is not counted', () => {
  const row = (...states: ('accepted' | 'submitted' | 'late' | 'excused' | null)[]) => ({
    cells: states.map((state) => (state === null ? null : { state })),
  });
  expect(countsOf([row('accepted', 'late', null), row('submitted', 'excused', 'late')])).toEqual({
    sent: 2,
    expected: 4,
    late: 2,
  });
});

const published = (code: string) =>
  readPublishedForm(JSON.parse(readFileSync(`catalog/forms/${code}.json`, 'utf8')), []);
const codesOf = (...forms: readonly string[]) =>
  leadingFigures(forms.map(published)).map(({ form, cell }) => `${form.definition.code}.${cell.code}`);

test('R36 a leader is shown people, those of the minorities and their shares; else the first figure of each form; four at most', () => {
  expect(codesOf('DT01', 'DT03', 'DT04', 'DT07')).toEqual([
    'DT01.A02.TS',
    'DT01.A02.DTTS',
    'DT07.A06.DTTS',
    'DT07.A08.DTTS',
  ]);
  expect(codesOf('DT03', 'DT04')).toEqual(['DT03.A01.TS', 'DT04.A01.GT']);
  expect(codesOf()).toEqual([]);
});

const cell = (form: string, code: string) => {
  const found = published(form).cell(code);
  if (!found) throw new Error(code);
  return found;
};

test.each([
  ['DT01', 'A02.TS', '524763', '520056', 'tăng 4.707'],
  ['DT01', 'A02.TS', '100', '1100', 'giảm 1.000'],
  ['DT01', 'A02.TS', '5', '5', 'không đổi'],
  ['DT01', 'A02.TS', null, '5', null],
  ['DT01', 'A02.TS', '5', '-', null],
  ['DT07', 'A06.DTTS', '302/10', '341/10', 'giảm 3,90 điểm phần trăm'],
] as const)('R36 the change of %s.%s from %s against %s reads %s', (form, code, now, before, words) => {
  expect(changeInWords(cell(form, code), now, before)).toBe(words);
});
