import { formatTime } from '../../platform/text/vietnamese.ts';

const DAY_MS = 86_400_000;
/** Đ5.1 asks for two backups in a working week; older than this, one was missed for certain (SEC-25). */
export const OLDEST_GOOD_MS = 4 * DAY_MS;
export const OLDEST_DRILL_MS = 90 * DAY_MS;
/** A new installation has this long until its first backup is missed. */
export const backupAlarms = ['none', 'old', 'failed', 'place', 'one-place', 'undrilled', 'drill-failed'] as const;
export type BackupAlarm = (typeof backupAlarms)[number];

export type BackupState = {
  readonly now: Date;
  /** When the installation began: until the alarm's age nothing was missed. */
  readonly since: Date;
  readonly lastGoodAt: Date | null;
  /** The last attempt, where it failed after the last good one. */
  readonly failedAt: Date | null;
  /** Places where the last good one does not lie. */
  readonly missingPlaces: readonly string[];
  readonly places: number;
  readonly lastDrill: { readonly at: Date; readonly passed: boolean } | null;
};

export type Alarm = { readonly code: BackupAlarm; readonly grave: boolean; readonly words: string };

const ageOf = (state: BackupState): number => state.now.getTime() - (state.lastGoodAt ?? state.since).getTime();

const ofBackups = (state: BackupState): Alarm[] => {
  const { lastGoodAt, failedAt } = state;
  const late = ageOf(state) > OLDEST_GOOD_MS;
  const alarms: Alarm[] = [];
  if (lastGoodAt === null)
    alarms.push({ code: 'none', grave: late, words: 'Chưa có bản sao lưu nào. Bấm “Sao lưu ngay”.' });
  else if (late)
    alarms.push({
      code: 'old',
      grave: true,
      words: `Bản sao lưu tốt gần nhất từ ${formatTime(lastGoodAt.toISOString())}, đã quá 4 ngày. Bấm “Sao lưu ngay” rồi xem vì sao lịch không chạy.`,
    });
  if (failedAt !== null)
    alarms.push({
      code: 'failed',
      grave: true,
      words: `Lần sao lưu lúc ${formatTime(failedAt.toISOString())} không thành. Xem lý do ở dòng đó.`,
    });
  return alarms;
};

const ofPlaces = ({ places, missingPlaces, lastGoodAt }: BackupState): Alarm[] => [
  ...(places < 2
    ? [
        {
          code: 'one-place',
          grave: true,
          words: 'Chỉ có một nơi cất bản sao lưu; cháy, lụt là mất cả. Đặt thêm ít nhất một nơi cất ở chỗ khác.',
        } as const,
      ]
    : []),
  ...(lastGoodAt === null ? [] : missingPlaces).map(
    (place): Alarm => ({ code: 'place', grave: true, words: `Bản sao lưu gần nhất chưa tới nơi cất “${place}”.` }),
  ),
];

const ofDrills = ({ lastDrill, now, since }: BackupState): Alarm[] => {
  if (lastDrill && !lastDrill.passed)
    return [{ code: 'drill-failed', grave: true, words: 'Lần phục hồi thử gần nhất không đạt. Xem bước nào sai.' }];
  if (now.getTime() - (lastDrill?.at ?? since).getTime() <= OLDEST_DRILL_MS) return [];
  return [{ code: 'undrilled', grave: true, words: 'Quá 90 ngày chưa phục hồi thử. Bấm “Phục hồi thử ngay”.' }];
};

/** What is wrong with the backups, gravest meaning first; nothing where all is well. */
export const alarmsOf = (state: BackupState): readonly Alarm[] => [
  ...ofBackups(state),
  ...ofDrills(state),
  ...ofPlaces(state),
];
