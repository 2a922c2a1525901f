import { formatNumber } from '../../platform/text/vietnamese.ts';

const UNITS = ['byte', 'kB', 'MB', 'GB', 'TB'] as const;

/** `409 MB`, `1,2 GB`, `803 byte`: by thousands, as disks are sold and as `ls -h --si` says; a decimal below ten. */
export const sizeWords = (bytes: number): string => {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const figure = unit > 0 && value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
  return `${formatNumber(figure)}\u00a0${UNITS[unit]}`;
};

/** `3 giờ`, `1 ngày 5 giờ`, `vừa xong`: how long ago an instant is. */
export const ageWords = (at: string, now: Date): string => {
  const minutes = Math.floor((now.getTime() - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'vừa xong';
  if (minutes < 60) return `${minutes} phút`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} giờ`;
  const rest = hours % 24;
  return rest === 0 ? `${Math.floor(hours / 24)} ngày` : `${Math.floor(hours / 24)} ngày ${rest} giờ`;
};

const DAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;

/** `02:00 thứ Ba, thứ Sáu`, `04:00 ngày 1 hằng tháng`; a schedule of another kind as it was set. */
export const scheduleWords = (cron: string): string => {
  const [, minute, hour, day, month, weekday] = /^(\d+) (\d+) (\d+|\*) (\*) ([\d,]+|\*)$/.exec(cron) ?? [];
  if (minute === undefined || hour === undefined || month === undefined) return cron;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (day !== '*') return weekday === '*' ? `${time} ngày ${day} hằng tháng` : cron;
  if (weekday === '*') return `${time} hằng ngày`;
  return `${time} ${(weekday ?? '')
    .split(',')
    .map((one) => DAYS[Number(one)] ?? one)
    .join(', ')}`;
};
