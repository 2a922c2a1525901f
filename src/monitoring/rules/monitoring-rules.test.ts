import { expect, test } from 'vitest';
import { type FillTask, gatheredPeriods, gatherFills } from './gather-fills.ts';
import { progressState } from './progress.ts';
import { compareTasks, consolidationWords, fillWords } from './task-words.ts';

test.each([
  ['accepted', false, '2022-11-25', 'accepted'],
  ['submitted', false, '2022-11-01', 'submitted'],
  ['draft', false, '2022-11-25', 'draft'],
  ['draft', false, '2022-11-23', 'draft'],
  ['draft', false, '2022-11-22', 'late'],
  ['returned', false, '2022-11-25', 'returned'],
  ['returned', false, '2022-11-22', 'late'],
  ['draft', true, '2022-11-22', 'excused'],
  ['submitted', true, '2022-11-22', 'submitted'],
] as const)(
  'R36 a sheet that is %s (excused: %s) and due %s shows as %s on 23/11/2022',
  (state, excused, dueOn, shown) => {
    expect(progressState({ state, excused, dueOn }, '2022-11-23')).toBe(shown);
  },
);

test('R37 tasks stand by group, then by due day', () => {
  const task = (group: 'fill' | 'returned' | 'review', dueOn: string | null, form: string) => ({
    group,
    dueOn,
    form,
    unit: '',
  });
  const sorted = [
    task('fill', '2022-11-30', 'DT07'),
    task('review', '2022-11-01', 'DT01'),
    task('returned', '2022-12-01', 'DT04'),
    task('fill', '2022-11-25', 'DT09'),
    task('fill', null, 'DT01'),
  ].sort(compareTasks);
  expect(sorted.map(({ group, form }) => `${group} ${form}`)).toEqual([
    'returned DT04',
    'fill DT09',
    'fill DT07',
    'fill DT01',
    'review DT01',
  ]);
});

test('R37 a task says whose sheet it is, from which letter, and that its readers are few', () => {
  const facts = {
    state: 'draft',
    letterNumber: '214/BDT-CSDT',
    subjectName: 'Xã Đàm Thủy',
    sensitive: true,
    returnedBy: null,
    returnReason: null,
    returnedCells: 0,
  };
  expect(fillWords(facts)).toBe('số liệu của xã Đàm Thủy · theo văn bản số 214/BDT-CSDT · số liệu hạn chế người xem');
});

test('R22 R37 a consolidation to sign again says why', () => {
  expect(consolidationWords('stale', 3, 3, 0, null)).toBe(
    'Có phiếu thay đổi sau khi chốt, cần chốt lại · 3/3 đơn vị đã chấp nhận',
  );
  expect(consolidationWords('returned', 2, 3, 1, 'Số liệu Mông')).toBe(
    'Bản chốt bị trả lại: “Số liệu Mông” · 2/3 đơn vị đã chấp nhận, 1 được miễn',
  );
});

const sheet = (id: string, part: Partial<FillTask>): FillTask => ({
  group: 'fill',
  title: 'Y tế',
  form: 'DT11',
  period: '2022',
  periodName: 'Năm 2022',
  unit: `Xã ${id}`,
  detail: `số liệu của Xã ${id}`,
  dueOn: '2022-11-30',
  daysLeft: 7,
  state: 'draft',
  count: null,
  filled: 0,
  required: 9,
  link: `/phieu/${id}`,
  letterNumber: '214/BDT',
  ...part,
});

test('R37 an office that fills a form about many units finds one line a form and period; what came back stays', () => {
  const lines = gatherFills([
    sheet('1', {}),
    sheet('2', { filled: 3, dueOn: '2022-11-25', daysLeft: 2 }),
    sheet('3', { group: 'returned', state: 'returned', count: 1 }),
    sheet('4', { form: 'DT13' }),
  ]);
  expect(lines.map(({ form, link, count, unit, daysLeft }) => [form, link, count, unit, daysLeft])).toEqual([
    ['DT11', '/bang-nhap/DT11/2022', 2, '', 2],
    ['DT11', '/phieu/3', 1, 'Xã 3', 7],
    ['DT13', '/phieu/4', null, 'Xã 4', 7],
  ]);
  expect(lines[0]?.detail).toBe('1 phiếu đã nhập dở · theo văn bản số 214/BDT');
});

test.each([
  ['two forms of one period', [sheet('1', {}), sheet('2', { form: 'DT13' })], ['2022: 2']],
  [
    'what came back counts with what was never sent',
    [sheet('1', { group: 'returned' }), sheet('2', { form: 'DT13' })],
    ['2022: 2'],
  ],
  ['one form', [sheet('1', {})], []],
  ['one form of two units', [sheet('1', {}), sheet('2', {})], []],
  [
    'a table of many units beside one form',
    gatherFills([sheet('1', {}), sheet('2', {}), sheet('3', { form: 'DT13' })]),
    [],
  ],
  ['other tasks', [sheet('1', { group: 'review' }), sheet('2', { group: 'recent', form: 'DT13' })], []],
  [
    'two periods, each by itself',
    [
      sheet('1', {}),
      sheet('2', { form: 'DT13' }),
      sheet('3', { period: '2022-Q1', periodName: 'Quý I năm 2022' }),
      sheet('4', { period: '2022-Q1', form: 'DT14' }),
      sheet('5', { period: '2022-Q1', form: 'DT15' }),
    ],
    ['2022: 2', '2022-Q1: 3'],
  ],
] as const)('R16 forms of one period are offered on one page: %s', (_what, tasks, periods) => {
  expect(gatheredPeriods(tasks).map(({ period, forms }) => `${period}: ${forms}`)).toEqual(periods);
});
