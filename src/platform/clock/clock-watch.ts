import type { Clock } from './clock.ts';
import { CLOCK_ALARM_MS, type ClockState, clockState } from './clock-state.ts';
import { askSntp, type NtpServer } from './sntp.ts';

/** What an installation says about its clock. */
export type Timekeeping = {
  readonly ntpServer?: NtpServer;
  /** Further apart than this, nothing is written any more; Infinity: never refused. */
  readonly toleranceMs: number;
  /** Between two looks; the tests are in a hurry. */
  readonly everyMs?: number;
};

export type ClockReport = {
  readonly state: ClockState;
  /** Milliseconds by which the other clock is ahead of ours; null where it was not reached. `machine`: the embedded engine has no clock but ours. */
  readonly database: { readonly offsetMs: number | null; readonly clock: 'machine' | 'server' };
  readonly ntp: { readonly offsetMs: number | null } | null;
};

export type ClockWatch = {
  readonly report: () => ClockReport;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
};

type Wish = Timekeeping & {
  readonly clock: Clock;
  /** The database's own time. */
  readonly askDatabase: () => Promise<Date>;
  readonly embedded: boolean;
  readonly log: { error(facts: object, line: string): void; warn(facts: object, line: string): void };
};

const EVERY_MS = 60_000;
/** NTP servers are asked seldom (RFC 4330, 10). */
const NTP_EVERY = 5;

const worst = (offsets: readonly (number | null | undefined)[], toleranceMs: number): ClockState => {
  const apart = offsets.map((offset) => Math.abs(offset ?? 0));
  return clockState(Math.max(0, ...apart), toleranceMs);
};

/** How far the database is ahead; half of the way there and back is its answer's age. */
const offsetOf = async (clock: Clock, ask: () => Promise<Date>): Promise<number> => {
  const before = clock().getTime();
  const theirs = (await ask()).getTime();
  return Math.round(theirs - (before + clock().getTime()) / 2);
};

/** One delayed packet is no wrong clock: what would raise an alarm is asked a second time. */
const ntpOffset = async (clock: Clock, server: NtpServer): Promise<number> => {
  const first = await askSntp(server, clock);
  const second = Math.abs(first) > CLOCK_ALARM_MS ? await askSntp(server, clock) : first;
  return Math.round(Math.abs(second) < Math.abs(first) ? second : first);
};

/**
 * Compares our clock with the database's every minute and with an NTP server's every five, and says aloud when they are more than two
 * seconds apart (SEC-18). A clock that was not reached accuses nobody: the last offset stands until it answers again.
 */
export const openClockWatch = (wish: Wish): ClockWatch => {
  const { clock, askDatabase, embedded, log, ntpServer, toleranceMs, everyMs } = wish;
  let database: number | null = null;
  let ntp: number | null = null;
  let [looks, told]: [number, ClockState] = [0, 'right'];
  let timer: NodeJS.Timeout | undefined;

  const report = (): ClockReport => ({
    state: worst([database, ntp], toleranceMs),
    database: { offsetMs: database, clock: embedded ? 'machine' : 'server' },
    ntp: ntpServer ? { offsetMs: ntp } : null,
  });
  const compareDatabase = async (): Promise<void> => {
    database = await offsetOf(clock, askDatabase);
  };
  const compareNtp = async (server: NtpServer): Promise<void> => {
    ntp = await ntpOffset(clock, server);
  };
  const attempt = async (other: 'database' | 'ntp', work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.warn({ other, failure: error instanceof Error ? error.message : String(error) }, 'clock not compared');
    }
  };
  const look = async (): Promise<void> => {
    await attempt('database', compareDatabase);
    if (ntpServer && looks % NTP_EVERY === 0) await attempt('ntp', () => compareNtp(ntpServer));
    const now = report();
    if (now.state !== 'right' && (now.state !== told || looks % NTP_EVERY === 0)) log.error(now, 'clock is off');
    told = now.state;
    looks += 1;
  };
  return {
    report,
    start: async () => {
      // The NTP server may take seconds to be given up, and nobody waits for it; the database answers at once.
      await attempt('database', compareDatabase);
      const again = async (): Promise<void> => {
        await look();
        if (timer !== undefined) timer = setTimeout(again, everyMs ?? EVERY_MS).unref();
      };
      timer = setTimeout(again, 0).unref();
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};
