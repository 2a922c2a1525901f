import { addDays, daysBetween } from '../../periods/rules/days.ts';
import { names } from '../../platform/text/names.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { DueDates } from '../../rounds/rules/plan.ts';

/** What is unusual about something that is about to be asked of others. It is said before, and refuses nothing. */
export type Warning = { readonly code: string; readonly words: string };

type AskedRound = {
  readonly form: string;
  readonly periodName: string;
  /** First and last day of the period, by the form's calendar. */
  readonly start: string;
  readonly end: string;
  readonly filledBy: 'commune' | 'district' | 'department' | 'board';
};
export type PlannedCampaign = DueDates & {
  readonly letterDay: string;
  readonly opensOn: string;
  readonly rounds: readonly AskedRound[];
};
export type PlannedExtension = DueDates & {
  /** The days that the units have now, and the one they would have. */
  readonly dueNow: readonly string[];
  readonly dueOn: string;
};

const OLD_LETTER = 365;
const FAR_OPENING = 90;
const FAR_DUE = 366;
const FAR_EXTENSION = 60;
const OLD_PERIOD = 2 * 365;
const SHORT = 3;

const levels = [
  ['dueCommune', () => 'hạn của xã'],
  ['dueDistrict', () => 'hạn của huyện'],
  ['dueDepartment', () => 'hạn của sở, ngành'],
  ['dueBoard', () => `hạn của ${names.board}`],
] as const;
const [ofCommune, ofDistrict, ofDepartment, ofBoard] = levels;
const dueOf = { commune: ofCommune, district: ofDistrict, department: ofDepartment, board: ofBoard } as const;

const warn = (when: boolean, code: string, words: () => string): Warning[] => (when ? [{ code, words: words() }] : []);

/** 0 Sunday … 6 Saturday, as the calendar says for a day without a time. */
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const restDays: Readonly<Record<number, string>> = { 0: 'Chủ nhật', 6: 'thứ Bảy' };

const onRestDay = (name: string, day: string): Warning[] => {
  const rest = restDays[weekday(day)];
  return warn(rest !== undefined, 'rest-day', () => `${sentenceStart(name)} ${formatDay(day)} là ${rest}.`);
};

const ofLetter = (letterDay: string, today: string): Warning[] => [
  ...warn(
    letterDay > today,
    'letter-later',
    () => `Văn bản đề ngày ${formatDay(letterDay)}, sau hôm nay (${formatDay(today)}).`,
  ),
  ...warn(
    letterDay < addDays(today, -OLD_LETTER),
    'letter-old',
    () => `Văn bản đề ngày ${formatDay(letterDay)}, đã hơn một năm.`,
  ),
];

const ofOpening = (opensOn: string, today: string): Warning[] => [
  ...warn(opensOn < today, 'opening-past', () => `Ngày mở đợt ${formatDay(opensOn)} đã qua.`),
  ...warn(
    opensOn > addDays(today, FAR_OPENING),
    'opening-far',
    () => `Ngày mở đợt ${formatDay(opensOn)} còn ${daysBetween(today, opensOn)} ngày nữa.`,
  ),
];

const ofDues = (plan: PlannedCampaign, today: string): Warning[] => {
  const past = levels.filter(([level]) => plan[level] < today);
  const days = daysBetween(plan.opensOn, plan.dueCommune);
  const byCommunes = plan.rounds.some(({ filledBy }) => filledBy === 'commune');
  return [
    ...past.flatMap(([level, name]) =>
      warn(true, 'due-past', () => `${sentenceStart(name())} ${formatDay(plan[level])} đã qua: mở ra là trễ hạn ngay.`),
    ),
    ...levels.flatMap(([level, name]) => onRestDay(name(), plan[level])),
    ...warn(
      byCommunes && days < SHORT,
      'due-soon',
      () => `Xã chỉ có ${days} ngày từ ngày mở đợt đến hạn (${formatDay(plan.dueCommune)}).`,
    ),
    ...warn(
      plan.dueBoard > addDays(plan.opensOn, FAR_DUE),
      'due-far',
      () => `Hạn của ${names.board} ${formatDay(plan.dueBoard)} cách ngày mở đợt hơn một năm.`,
    ),
  ];
};

const ofPeriod = (
  { form, periodName, start, end, filledBy }: AskedRound,
  plan: PlannedCampaign,
  today: string,
): Warning[] => {
  const [due, name] = dueOf[filledBy];
  const about = `Phiếu ${form}, ${periodName}`;
  const ahead = start > plan.opensOn;
  return [
    ...warn(
      ahead,
      'period-ahead',
      () => `${about}: kỳ bắt đầu ngày ${formatDay(start)}, sau ngày mở đợt; chưa có số liệu để báo cáo.`,
    ),
    ...warn(
      !ahead && plan[due] < end,
      'due-before-end',
      () => `${about}: ${name()} ${formatDay(plan[due])} đứng trước ngày chốt số liệu của kỳ (${formatDay(end)}).`,
    ),
    ...warn(
      end < addDays(today, -OLD_PERIOD),
      'period-old',
      () => `${about}: kỳ đã kết thúc ngày ${formatDay(end)}, hơn hai năm trước.`,
    ),
  ];
};

/** Before a campaign is opened. */
export const campaignWarnings = (plan: PlannedCampaign, today: string): Warning[] => [
  ...ofLetter(plan.letterDay, today),
  ...ofOpening(plan.opensOn, today),
  ...ofDues(plan, today),
  ...plan.rounds.flatMap((round) => ofPeriod(round, plan, today)),
];

/** Before due dates are extended. A day that cannot be (past, or not later than the present one) is refused, not warned of. */
export const extensionWarnings = (extension: PlannedExtension): Warning[] => {
  const { dueOn, dueNow } = extension;
  const passed = levels
    .slice(1)
    .filter(([level]) => extension[level] < dueOn)
    .at(-1);
  const earliest = [...dueNow].sort()[0] ?? dueOn;
  return [
    ...(passed
      ? warn(
          true,
          'after-next',
          () =>
            `Hạn mới ${formatDay(dueOn)} đứng sau ${passed[1]()} (${formatDay(extension[passed[0]])}): cấp trên không kịp kiểm tra trong hạn.`,
        )
      : []),
    ...warn(
      daysBetween(earliest, dueOn) > FAR_EXTENSION,
      'extension-far',
      () =>
        `Hạn mới ${formatDay(dueOn)} muộn hơn hạn đang có (${formatDay(earliest)}) ${daysBetween(earliest, dueOn)} ngày.`,
    ),
    ...onRestDay('hạn mới', dueOn),
  ];
};
