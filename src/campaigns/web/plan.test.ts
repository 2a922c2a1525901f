import { describe, expect, it } from 'vitest';
import { newDraft, planOf, stepErrors, titleFrom } from './plan.ts';

const ready = {
  ...newDraft('2022-11-14'),
  title: ' Báo cáo năm 2022 ',
  number: '214/BDT-CSDT',
  subject: 'V/v báo cáo',
  forms: [{ form: 'DT01', period: '2022' }],
  dueCommune: '2022-11-25',
  dueDistrict: '2022-12-02',
  dueDepartment: '2022-12-10',
  dueBoard: '2022-12-20',
};

describe('R15 a campaign is opened step by step', () => {
  it('a finished draft has nothing wrong in any step and leaves out what was left blank', () => {
    for (const step of [1, 2, 3, 4, 5]) expect(stepErrors(ready, step)).toEqual({});
    const plan = planOf(ready);
    expect(plan.title).toBe('Báo cáo năm 2022');
    expect(Object.keys(plan)).not.toContain('communes');
    expect(Object.keys(plan)).not.toContain('guidance');
    expect(Object.keys(plan.letter)).not.toContain('signer');
  });

  it('says what each step still lacks', () => {
    const empty = newDraft('2022-11-14');
    expect(Object.keys(stepErrors(empty, 1))).toEqual(['number', 'subject']);
    expect(Object.keys(stepErrors(empty, 2))).toEqual(['title', 'forms']);
    expect(Object.keys(stepErrors({ ...empty, communes: [] }, 3))).toEqual([
      'dueCommune',
      'dueDistrict',
      'dueDepartment',
      'dueBoard',
      'communes',
    ]);
  });

  it('due dates come in the order of the levels; the same day is allowed', () => {
    expect(Object.keys(stepErrors({ ...ready, dueDistrict: '2022-11-24' }, 3))).toEqual(['dueDistrict']);
    expect(stepErrors({ ...ready, dueDistrict: ready.dueCommune }, 3)).toEqual({});
  });
});

it.each([
  ['Đề nghị cập nhật số liệu năm 2022', 'Cập nhật số liệu năm 2022'],
  [' V/v báo cáo hộ nghèo ', 'Báo cáo hộ nghèo'],
  ['Về việc: rà soát', 'Rà soát'],
  ['Điều tra', 'Điều tra'],
  ['xã '.repeat(90), `Xã${' xã'.repeat(66)}`],
  ['', ''],
])('R15 the subject %j gives the title %j to begin with', (subject, title) => {
  expect(titleFrom(subject)).toBe(title);
});
