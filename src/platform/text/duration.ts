const MONTH = 365.25 / 12;

/** Whole months, where the days make such: 30 or 31 one, 182 six, 365 twelve; undefined where they do not. */
const monthsIn = (days: number): number | undefined => {
  const months = Math.round(days / MONTH);
  return months >= 1 && Math.abs(days - months * MONTH) <= 1.5 ? months : undefined;
};

/** How officials say so many days: `10 ngày`, `6 tháng` (182), `1 năm` (365). */
export const formatDays = (days: number): string => {
  const months = monthsIn(days);
  if (months === undefined) return `${days} ngày`;
  return months % 12 === 0 ? `${months / 12} năm` : `${months} tháng`;
};

/** A time limit as regulations write it, below ten with a leading zero: `05 ngày`. */
export const limitDays = (days: number): string => `${String(days).padStart(2, '0')} ngày`;

/** `8 giờ`, `3 ngày` (72). */
export const formatHours = (hours: number): string =>
  hours > 24 && hours % 24 === 0 ? formatDays(hours / 24) : `${hours} giờ`;

/** `30 phút`, `2 giờ` (120). */
export const formatMinutes = (minutes: number): string =>
  minutes >= 120 && minutes % 60 === 0 ? formatHours(minutes / 60) : `${minutes} phút`;
