import { describe, expect, it } from 'vitest';
import { campaignWarnings, extensionWarnings, type PlannedCampaign, type PlannedExtension } from './warnings.ts';

const TODAY = '2022-11-14';
const round = {
  form: 'DT01',
  periodName: 'Năm 2022',
  start: '2021-12-15',
  end: '2022-12-14',
  filledBy: 'commune',
} as const;
/** A campaign about which nothing is unusual; every day a working day. */
const usual: PlannedCampaign = {
  letterDay: '2022-11-14',
  opensOn: '2022-11-14',
  dueCommune: '2022-12-15',
  dueDistrict: '2022-12-20',
  dueDepartment: '2022-12-26',
  dueBoard: '2022-12-30',
  rounds: [round],
};

describe('R15 what is said before a campaign opens', () => {
  it.each<[string, Partial<PlannedCampaign>, string[]]>([
    ['nothing unusual', {}, []],
    ['a letter of yesterday', { letterDay: '2022-11-13' }, []],
    ['a letter of tomorrow', { letterDay: '2022-11-15' }, ['letter-later']],
    ['a letter of next year', { letterDay: '2023-11-14' }, ['letter-later']],
    ['a letter of a year ago to the day', { letterDay: '2021-11-14' }, []],
    ['a letter older than a year', { letterDay: '2021-11-13' }, ['letter-old']],
    ['opened for yesterday', { opensOn: '2022-11-13' }, ['opening-past']],
    [
      'opening in three months',
      {
        opensOn: '2023-02-12',
        dueCommune: '2023-02-20',
        dueDistrict: '2023-02-21',
        dueDepartment: '2023-02-22',
        dueBoard: '2023-02-23',
      },
      [],
    ],
    [
      'opening in more than three months',
      {
        opensOn: '2023-02-13',
        dueCommune: '2023-02-20',
        dueDistrict: '2023-02-21',
        dueDepartment: '2023-02-22',
        dueBoard: '2023-02-23',
      },
      ['opening-far'],
    ],
    ['due today', { dueCommune: '2022-11-14', rounds: [{ ...round, end: '2022-11-10' }] }, ['due-soon']],
    [
      'due yesterday',
      { opensOn: '2022-11-10', dueCommune: '2022-11-11', rounds: [{ ...round, end: '2022-11-10' }] },
      ['opening-past', 'due-past', 'due-soon'],
    ],
    [
      'all due dates in the past',
      {
        dueCommune: '2021-12-15',
        dueDistrict: '2021-12-20',
        dueDepartment: '2021-12-27',
        dueBoard: '2021-12-30',
        rounds: [{ ...round, end: '2021-12-14' }],
      },
      ['due-past', 'due-past', 'due-past', 'due-past', 'due-soon'],
    ],
    ['due on a Saturday', { dueCommune: '2022-12-17' }, ['rest-day']],
    ['due on a Sunday', { dueBoard: '2023-01-01' }, ['rest-day']],
    ['three days to fill', { dueCommune: '2022-11-17', rounds: [{ ...round, end: '2022-11-14' }] }, []],
    ['two days to fill', { dueCommune: '2022-11-16', rounds: [{ ...round, end: '2022-11-14' }] }, ['due-soon']],
    [
      'two days to fill where no commune fills',
      { dueCommune: '2022-11-16', rounds: [{ ...round, filledBy: 'department' }] },
      [],
    ],
    ['due in more than a year', { dueBoard: '2023-11-16' }, ['due-far']],
    ['a period that begins on the opening day', { rounds: [{ ...round, start: '2022-11-14' }] }, []],
    ['a period that has not begun', { rounds: [{ ...round, start: '2022-11-15' }] }, ['period-ahead']],
    [
      'a period far ahead',
      { rounds: [{ ...round, periodName: 'Năm 2032', start: '2031-12-15', end: '2032-12-14' }] },
      ['period-ahead'],
    ],
    ['due before the figures are cut off', { dueCommune: '2022-12-13' }, ['due-before-end']],
    ['due on the day of the cut-off', { dueCommune: '2022-12-14' }, []],
    [
      'a department’s form is due by its own day',
      { dueCommune: '2022-11-25', rounds: [{ ...round, filledBy: 'department' }] },
      [],
    ],
    [
      'a period that ended long ago',
      { rounds: [{ ...round, periodName: 'Năm 2019', start: '2018-12-15', end: '2019-12-14' }] },
      ['period-old'],
    ],
    [
      'each form by itself',
      { rounds: [round, { ...round, form: 'DT07', start: '2023-12-15', end: '2024-12-14' }] },
      ['period-ahead'],
    ],
  ])('%s', (_case, part, codes) => {
    expect(campaignWarnings({ ...usual, ...part }, TODAY).map(({ code }) => code)).toEqual(codes);
  });

  it('in sentences that name the day', () => {
    const plan = { ...usual, letterDay: '2023-11-14', dueCommune: '2022-12-10', rounds: [round] };
    expect(campaignWarnings(plan, TODAY).map(({ words }) => words)).toEqual([
      'Văn bản đề ngày 14/11/2023, sau hôm nay (14/11/2022).',
      'Hạn của xã 10/12/2022 là thứ Bảy.',
      'Phiếu DT01, Năm 2022: hạn của xã 10/12/2022 đứng trước ngày chốt số liệu của kỳ (14/12/2022).',
    ]);
  });
});

const extension: PlannedExtension = { ...usual, dueNow: ['2022-12-15'], dueOn: '2022-12-19' };

describe('R15 what is said before due dates are extended', () => {
  it.each<[string, Partial<PlannedExtension>, string[]]>([
    ['nothing unusual', {}, []],
    ['to the day of the next level', { dueOn: '2022-12-20' }, []],
    ['past the day of the next level', { dueOn: '2022-12-21' }, ['after-next']],
    ['past every level', { dueOn: '2023-01-31' }, ['after-next']],
    ['by more than two months', { dueOn: '2023-02-14' }, ['after-next', 'extension-far']],
    ['counted from the earliest of the units', { dueNow: ['2022-12-16', '2022-10-03'] }, ['extension-far']],
    ['to a Sunday', { dueOn: '2022-12-18' }, ['rest-day']],
  ])('%s', (_case, part, codes) => {
    expect(extensionWarnings({ ...extension, ...part }).map(({ code }) => code)).toEqual(codes);
  });
});
