import { describe, expect, it } from 'vitest';
import { dueDateProblems, type PlannedForm, planForm, type StandingUnit } from './plan.ts';

const due = {
  opensOn: '2022-01-01',
  dueCommune: '2022-01-10',
  dueDistrict: '2022-01-20',
  dueDepartment: '2022-01-30',
  dueBoard: '2022-02-05',
};
const unit = (id: number, kind: string, parentId: number | null): StandingUnit => ({ id, kind, parentId });
const offices = [unit(1, 'province', null), unit(2, 'board', 1), unit(3, 'department', 1)];
const withDistricts = [
  ...offices,
  unit(10, 'district', 1),
  unit(11, 'district', 1),
  unit(20, 'commune', 10),
  unit(21, 'commune', 10),
  unit(22, 'commune', 11),
];
const withoutDistricts = [...offices, unit(20, 'commune', 1), unit(21, 'commune', 1)];
const form = (change: Partial<PlannedForm>): PlannedForm => ({
  filledBy: 'commune',
  reportsFor: null,
  verifierUnitId: 3,
  units: withDistricts,
  ...change,
});

const summary = (change: Partial<PlannedForm>, communes?: ReadonlySet<number>) => {
  const { submissions, consolidations } = planForm(form(change), due, communes);
  return [
    submissions.map(({ reporterId, subjectId, dueOn }) => `${reporterId}→${subjectId} ${dueOn.slice(5)}`),
    consolidations.map(({ unitId, dueOn }) => `${unitId} ${dueOn.slice(5)}`),
  ];
};

describe('who owes what in a campaign', () => {
  it.each<[string, Partial<PlannedForm>, string[], string[]]>([
    ['communes, under districts', {}, ['20→20 01-10', '21→21 01-10', '22→22 01-10'], ['10 01-20', '11 01-20']],
    ['communes, in a tree without districts', { units: withoutDistricts }, ['20→20 01-10', '21→21 01-10'], ['1 01-30']],
    ['districts', { filledBy: 'district' }, ['10→10 01-20', '11→11 01-20'], ['1 01-30']],
    ['a department for itself', { filledBy: 'department' }, ['3→3 01-30'], []],
    [
      'a department per commune',
      { filledBy: 'department', reportsFor: 'commune' },
      ['3→20 01-30', '3→21 01-30', '3→22 01-30'],
      [],
    ],
    ['a department per district', { filledBy: 'department', reportsFor: 'district' }, ['3→10 01-30', '3→11 01-30'], []],
    ['the board, which verifies itself', { filledBy: 'board', verifierUnitId: 2 }, ['2→2 02-05'], []],
    ['the board, verified by a department', { filledBy: 'board' }, ['2→2 02-05'], ['1 01-30']],
    ['districts where there are none', { filledBy: 'district', units: withoutDistricts }, [], []],
  ])('R15 a form of %s', (_name, change, submissions, consolidations) => {
    expect(summary(change)).toEqual([submissions, consolidations]);
  });

  it('R15 chosen communes narrow communes and only the districts that hold one of them', () => {
    expect(summary({}, new Set([22]))).toEqual([['22→22 01-10'], ['11 01-20']]);
    expect(summary({ filledBy: 'district' }, new Set([22]))[0]).toHaveLength(2);
  });

  it('R15 due dates rise with the route; equal ones are allowed', () => {
    expect(dueDateProblems(due)).toEqual([]);
    expect(dueDateProblems({ ...due, dueDistrict: '2022-01-10' })).toEqual([]);
    expect(dueDateProblems({ ...due, dueBoard: '2022-01-01' })).toEqual([
      'Hạn của Ban Dân tộc (01/01/2022) đứng trước hạn của sở, ngành (30/01/2022).',
    ]);
  });
});
