import { describe, expect, it } from 'vitest';
import { newDraft } from './plan.ts';
import { periodFrom, reuseCampaign, suggestDues } from './reuse.ts';

const draft = newDraft('2022-11-14');
const last = {
  id: 'a',
  title: 'Thu thập số liệu công tác dân tộc năm 2021',
  letter: {
    id: 'b',
    number: '214/BDT-CSDT',
    day: '2021-11-15',
    signer: 'Bế Quang Vinh',
    subject: 'Đề nghị cập nhật số liệu năm 2021',
    attachments: [],
  },
  opensOn: '2021-11-15',
  dueCommune: '2021-11-29',
  dueDistrict: '2021-12-06',
  dueDepartment: '2021-12-14',
  dueBoard: '2021-12-21',
  guidance: 'Làm như năm trước',
  forms: ['2021', '2021-Q4'].map((period) => ({
    form: 'DT01',
    title: '',
    period,
    periodName: '',
    expected: 1,
    submitted: 1,
    accepted: 1,
    approved: true,
    takenBack: false,
  })),
};

describe('R15 a campaign begins with what is known', () => {
  it('R15 takes over the last one: periods, title and subject a year later, each level as long after the opening, no letter', () => {
    const { forms, title, subject, number, files, ...rest } = { ...draft, ...reuseCampaign(draft, last) };
    expect(forms).toEqual([
      { form: 'DT01', period: '2022' },
      { form: 'DT01', period: '2022-Q4' },
    ]);
    expect([title, subject, number, files]).toEqual([
      'Thu thập số liệu công tác dân tộc năm 2022',
      'Đề nghị cập nhật số liệu năm 2022',
      '',
      [],
    ]);
    expect(rest).toMatchObject({
      opensOn: '2022-11-14',
      dueCommune: '2022-11-28',
      dueDistrict: '2022-12-05',
      dueDepartment: '2022-12-13',
      dueBoard: '2022-12-20',
      signer: 'Bế Quang Vinh',
      guidance: 'Làm như năm trước',
    });
  });

  it('R15 goes by the year of the new subject and keeps what was typed', () => {
    const typed = { ...draft, subject: 'Báo cáo năm 2024', signer: 'Người khác' };
    const again = reuseCampaign(typed, last);
    expect(again.forms?.map(({ period }) => period)).toEqual(['2024', '2024-Q4']);
    expect([again.subject, again.signer]).toEqual(['Báo cáo năm 2024', 'Người khác']);
  });

  it('R15 suggests due dates on working days where none is written, and touches none that is', () => {
    // 14/11/2022 is a Monday; opened on a Saturday what would be due on one is due on the Monday.
    expect(suggestDues(draft)).toEqual({
      dueCommune: '2022-11-28',
      dueDistrict: '2022-12-05',
      dueDepartment: '2022-12-12',
      dueBoard: '2022-12-19',
    });
    expect(suggestDues({ ...draft, opensOn: '2022-11-12' }).dueCommune).toBe('2022-11-28');
    expect(suggestDues({ ...draft, dueBoard: '2022-12-30' })).toEqual({});
  });

  it('R15 reads the period out of the subject until forms are picked', () => {
    const subject = 'V/v báo cáo quý III/2023';
    expect(periodFrom({ ...draft, subject }, draft)).toEqual({ kind: 'quarter', year: '2023', index: 3 });
    expect(periodFrom({ ...draft, subject: 'Giai đoạn 2021-2025' }, draft)).toMatchObject({
      kind: 'stage',
      stageYears: 5,
    });
    expect(periodFrom({ ...draft, subject, forms: [{ form: 'DT01', period: '2022' }] }, draft)).toEqual({});
    expect(periodFrom({ ...draft, subject, year: '2020' }, draft)).toEqual({});
  });
});
