import type { CampaignPlan } from '../../campaigns/contract.ts';
import { addDays } from '../../periods/rules/days.ts';

/** A round of the demonstration: what was asked for, and whether it is closed. */
export type Round = { readonly plan: CampaignPlan; readonly closed: boolean; readonly year: number };

const form = (code: string, ...periods: readonly string[]) => periods.map((period) => ({ form: code, period }));

const closedRound = (
  year: number,
  number: string,
  forms: CampaignPlan['forms'],
  about = 'số liệu công tác dân tộc',
): Round => {
  const next = year + 1;
  return {
    closed: true,
    year,
    plan: {
      title: `Thu thập ${about} năm ${year}`,
      letter: {
        number,
        day: `${next}-01-06`,
        signer: 'Bế Quang Vinh (minh họa)',
        subject: `Đề nghị cập nhật ${about} năm ${year} (minh họa)`,
        attachments: [],
      },
      forms,
      opensOn: `${next}-01-06`,
      dueCommune: `${next}-01-20`,
      dueDistrict: `${next}-01-28`,
      dueDepartment: `${next}-02-10`,
      dueBoard: `${next}-02-20`,
    },
  };
};

/** The year of the open round; the next one is free for whoever tries to open a campaign. */
export const OPEN_YEAR = 2021;

const openRound = (today: string): Round => ({
  closed: false,
  year: OPEN_YEAR,
  plan: {
    title: `Thu thập số liệu công tác dân tộc năm ${OPEN_YEAR}`,
    letter: {
      number: '214/BDT-CSDT',
      day: addDays(today, -14),
      signer: 'Bế Quang Vinh (minh họa)',
      subject: `Đề nghị cập nhật số liệu công tác dân tộc năm ${OPEN_YEAR} (minh họa)`,
      attachments: [],
    },
    forms: ['DT01', 'DT03', 'DT04', 'DT06', 'DT07', 'DT11', 'DT13'].flatMap((code) => form(code, String(OPEN_YEAR))),
    opensOn: addDays(today, -14),
    dueCommune: addDays(today, -1),
    dueDistrict: addDays(today, 6),
    dueDepartment: addDays(today, 14),
    dueBoard: addDays(today, 21),
    guidance:
      'Số liệu chốt đến ngày 31/12. Ô không có số liệu ghi “–” (không phát sinh), không để trống. Vướng mắc gọi 0206 3857 441.',
  },
});

const quarters = (year: number) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
const halves = (year: number) => [`${year}-H1`, `${year}-H2`];
const months = (year: number) => Array.from({ length: 12 }, (_, at) => `${year}-M${`${at + 1}`.padStart(2, '0')}`);

/** Every form of the catalogue in one year but for DT20, which is asked once in a stage; so that each has totals and its wider periods answer. */
const everyForm = (year: number): CampaignPlan['forms'] => [
  ...['DT01', 'DT03', 'DT04', 'DT06', 'DT07', 'DT09', 'DT11', 'DT13', 'DT19', 'DT22'].flatMap((code) =>
    form(code, String(year)),
  ),
  ...['DT05', 'DT08', 'DT14'].flatMap((code) => form(code, ...halves(year))),
  ...['DT02', 'DT10', 'DT15', 'DT16'].flatMap((code) => form(code, ...quarters(year))),
  ...form('DT17', ...months(year)),
  ...form('DT12', `SY${year}`),
];

/**
 * Closed rounds (2019 is the census, 2020 every form; of 2021 the movements, which explain how the population of the open round grew)
 * and one open round, whose dates lie around today.
 */
export const rounds = (today: string): readonly Round[] => [
  closedRound(2019, '05/BDT-CSDT', [...form('DT01', '2019'), ...form('DT07', '2019')]),
  closedRound(2020, '08/BDT-CSDT', everyForm(2020)),
  closedRound(
    OPEN_YEAR,
    '03/BDT-CSDT',
    [...form('DT02', ...quarters(OPEN_YEAR)), ...form('DT20', `${OPEN_YEAR}..${OPEN_YEAR + 4}`)],
    'biến động dân số và rà soát xã, xóm đặc biệt khó khăn',
  ),
  openRound(today),
];
