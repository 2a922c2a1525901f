/**
 * What may leave the trail after its term (SEC-17): who signed in, who was refused, who read or took out what. Everything that
 * changed something stays as long as the data it is about.
 */
const REMOVABLE = ['session.', 'refused', 'audit.', 'rate-limit'];
const READS = ['.read', '.print', '.export', '.download'];

/** Changes of the trail's own settings, and what was removed, are never removed. */
const ALWAYS_KEPT = ['audit.retention', 'audit.remove'];

export const isRemovable = (action: string): boolean =>
  !ALWAYS_KEPT.includes(action) &&
  (REMOVABLE.some((start) => action.startsWith(start)) || READS.some((end) => action.endsWith(end)));

/** The shortest term that the rules allow, in months, and the longest that is of use. */
export const RETENTION_FLOOR_MONTHS = 12;
export const RETENTION_MOST_MONTHS = 240;
export const RETENTION_DEFAULT_MONTHS = 12;

/** Legal basis of the floor, as dated data: the strictest of these holds. */
export const retentionBasis = [
  { rule: 'TCVN 14423 (cấp độ 2, cấp độ 3): nhật ký hệ thống', months: 3, since: '2026-01-01' },
  { rule: 'Nghị định 330 Đ34.1c: 90 ngày', months: 3, since: '2026-01-01' },
  { rule: 'Nghị định 333 Đ16.6, Đ20.3 (áp dụng theo mức nghiêm nhất): 12 tháng', months: 12, since: '2026-01-01' },
] as const;

/** Seen from `now`, the day before which removable events may go. */
export const removableBefore = (now: Date, months: number): Date => {
  const kept = Math.max(months, RETENTION_FLOOR_MONTHS);
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - kept, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  first.setUTCHours(now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds(), now.getUTCMilliseconds());
  return first;
};
