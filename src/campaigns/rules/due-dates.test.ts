import { expect, it } from 'vitest';
import { dueDateProblems } from './due-dates.ts';

const due = {
  opensOn: '2022-01-01',
  dueCommune: '2022-01-10',
  dueDistrict: '2022-01-20',
  dueDepartment: '2022-01-30',
  dueBoard: '2022-02-05',
};

it('R15 due dates rise with the route; equal ones are allowed', () => {
  expect(dueDateProblems(due)).toEqual([]);
  expect(dueDateProblems({ ...due, dueDistrict: '2022-01-10' })).toEqual([]);
  expect(dueDateProblems({ ...due, dueBoard: '2022-01-01' })).toEqual([
    'Hạn của Ban Dân tộc (01/01/2022) không được trước hạn của sở, ngành (30/01/2022).',
  ]);
});
