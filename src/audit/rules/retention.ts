/**
 * What may leave the trail after its term (SEC-17): who signed in, who was refused, who read or took out what. Everything that
 * changed something stays as long as the data it is about.
 */
const REMOVABLE = ['session.', 'address.', 'refused', 'audit.'];
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

/** Legal basis of the floor, as data: the strictest holds. Read second-hand; the page says so. */
export const retentionBasis = [
  { rule: 'TCVN 14423:2026, hệ thống cấp độ 2', months: 1 },
  { rule: 'TCVN 14423:2026, hệ thống cấp độ 3', months: 3 },
  { rule: 'Nghị định 330, Điều 34 khoản 1 điểm c (90 ngày)', months: 3 },
  { rule: 'Nghị định 333, Điều 16 khoản 6 và Điều 20 khoản 3', months: 12 },
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
