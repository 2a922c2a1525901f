/**
 * `left`: known to be gone, nothing handed over. `without`: nobody was ever named (Đ7.4). `reported`: handed over, reported too late.
 * `asked`: a handover waits for the board and was reported too late.
 */
export const lateKinds = ['left', 'without', 'asked', 'reported'] as const;
export type LateKind = (typeof lateKinds)[number];

/** Whole days from one Vietnamese day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** Days beyond those that the policy gives (`reportDays`, Quy chế Đ7.6); 0 where it was in time. The last of them is still in time. */
export const daysLate = (changedOn: string, reportedOn: string, within: number): number =>
  Math.max(0, daysBetween(changedOn, reportedOn) - within);

export type HandoverDays = {
  readonly letterDay: string;
  readonly changedOn: string;
  readonly reportedOn: string;
  readonly today: string;
};

/** What is wrong with the days of a handover, field by field. */
export const handoverFindings = ({
  letterDay,
  changedOn,
  reportedOn,
  today,
}: HandoverDays): { at: string; message: string }[] => [
  ...(letterDay > today ? [{ at: 'body/letter/day', message: 'ngày văn bản bàn giao không được sau hôm nay' }] : []),
  ...(changedOn > today ? [{ at: 'body/changedOn', message: 'ngày thay đổi công chức không được sau hôm nay' }] : []),
  ...(reportedOn > today ? [{ at: 'body/reportedOn', message: 'ngày báo cáo không được sau hôm nay' }] : []),
  ...(reportedOn < changedOn
    ? [{ at: 'body/reportedOn', message: 'ngày báo cáo không được trước ngày thay đổi công chức' }]
    : []),
];
