/** How figures, days and times read in Vietnamese. Figures stay strings: no floating point touches one. */

/** `1234.5` → `1.234,5`; a text that is not a plain decimal number is returned as it is. */
export function formatNumber(value: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (!parts) return value;
  const [, sign = '', whole = '', fraction] = parts;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped},${fraction}`;
}

/** A percentage as officials write it, never broken off from its sign: `10 %`. */
export const formatPercent = (text: string): string => `${text}\u00a0%`;

/** A day `2026-02-05` → `05/02/2026`. */
export function formatDay(day: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/** An instant → `14:05 05/02/2026`, Vietnamese time (UTC+7). */
export function formatTime(instant: Date | string): string {
  const local = new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString();
  return `${local.slice(11, 16)} ${formatDay(local)}`;
}

/** How far a due day is from today (both `yyyy-mm-dd`): `còn 2 ngày`, `hạn hôm nay`, `trễ hạn 1 ngày`. */
export function daysLeft(today: string, due: string): string {
  const days = Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
  if (days === 0) return 'hạn hôm nay';
  return days > 0 ? `còn ${days} ngày` : `trễ hạn ${-days} ngày`;
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Vietnamese alphabetical order (a < ă < â, d < đ); numbers inside a text by their value. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}
