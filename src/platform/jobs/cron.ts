/** The minutes, hours, days, months and weekdays at which something is due. */
type Schedule = readonly [Field, Field, Field, Field, Field];
type Field = ReadonlySet<number>;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Vietnam keeps UTC+7 all year. */
const OFFSET_MS = 7 * 3_600_000;

const partOf = (part: string, lowest: number, highest: number): number[] => {
  const [, range = '', stepText = '1'] = /^(\*|\d+(?:-\d+)?)(?:\/(\d+))?$/.exec(part) ?? [];
  const [from, to = from] = range === '*' ? [lowest, highest] : range.split('-').map(Number);
  const step = Number(stepText);
  if (range === '' || from === undefined || to === undefined || from < lowest || to > highest || step < 1)
    throw new Error(`cron: ${part} is not between ${lowest} and ${highest}`);
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_none, index) => from + index * step);
};

const fieldOf = (text: string, [lowest, highest]: readonly [number, number]): Field =>
  new Set(text.split(',').flatMap((part) => partOf(part, lowest, highest)));

/** `minute hour day month weekday` with numbers, lists, ranges and steps. */
export const readCron = (text: string): Schedule => {
  const [minute, hour, day, month, weekday, ...rest] = text.trim().split(/\s+/);
  if (
    minute === undefined ||
    hour === undefined ||
    day === undefined ||
    month === undefined ||
    weekday === undefined ||
    rest.length > 0
  )
    throw new Error(`cron: ${text} has not five fields`);
  return [
    fieldOf(minute, [0, 59]),
    fieldOf(hour, [0, 23]),
    fieldOf(day, [1, 31]),
    fieldOf(month, [1, 12]),
    fieldOf(weekday, [0, 6]),
  ];
};

const isDue = ([, , days, months, weekdays]: Schedule, day: Date): boolean =>
  days.has(day.getUTCDate()) && months.has(day.getUTCMonth() + 1) && weekdays.has(day.getUTCDay());

const lastMinuteOf = ([minutes, hours]: Schedule, highest: number): number | undefined => {
  for (let minute = highest; minute >= 0; minute -= 1)
    if (minutes.has(minute % 60) && hours.has(Math.floor(minute / 60))) return minute;
  return undefined;
};

/** The latest instant at or before `now` at which the schedule was due, Vietnamese time; none within two years means never. */
export const lastSlot = (cron: string, now: Date): Date | undefined => {
  const schedule = readCron(cron);
  const local = now.getTime() + OFFSET_MS;
  const today = Math.floor(local / DAY_MS) * DAY_MS;
  for (let back = 0; back < 731; back += 1) {
    const day = today - back * DAY_MS;
    if (!isDue(schedule, new Date(day))) continue;
    const minute = lastMinuteOf(schedule, back === 0 ? Math.floor((local - today) / MINUTE_MS) : 1439);
    if (minute !== undefined) return new Date(day + minute * MINUTE_MS - OFFSET_MS);
  }
  return undefined;
};
