import { afterEach, describe, expect, it } from 'vitest';
import { type NtpServer, startNtpServer } from '../../../tests/machine/ntp-server.ts';
import { systemClock } from './clock.ts';
import { openClockWatch } from './clock-watch.ts';
import { askSntp } from './sntp.ts';

let server: NtpServer | undefined;
afterEach(() => {
  server?.close();
  server = undefined;
});
const at = (port: number) => ({ host: '127.0.0.1', port });

describe('SEC-18 asking an NTP server', () => {
  it.each([0, 1_500, -90_000, 3_600_000])('SEC-18 a server %i ms ahead is found to be so', async (apart) => {
    server = await startNtpServer();
    server.apart = apart;
    expect(Math.abs((await askSntp(at(server.port), systemClock)) - apart)).toBeLessThan(500);
  });

  it('SEC-18 RFC 4330 the era after 7 February 2036 is read as such', async () => {
    const then = Date.UTC(2040, 0, 1);
    server = await startNtpServer(() => then);
    expect(await askSntp(at(server.port), () => new Date(then))).toBe(0);
  });

  it.each<[string, (answer: Buffer) => Buffer | undefined]>([
    ['is silent', () => undefined],
    ['answers another question', (answer) => Buffer.from(answer).fill(7, 24, 32)],
    ['says that it does not know the time', (answer) => Buffer.from(answer).fill(0xe4, 0, 1)],
    ['sends the kiss of death', (answer) => Buffer.from(answer).fill(0, 1, 2)],
    ['answers as a client', (answer) => Buffer.from(answer).fill(0x23, 0, 1)],
    ['sends half a packet', (answer) => answer.subarray(0, 24)],
  ])('SEC-18 a server that %s is not believed', async (_how, bend) => {
    server = await startNtpServer(Date.now, bend);
    await expect(askSntp(at(server.port), systemClock, 200)).rejects.toThrow('no answer in time');
  });
});

describe('SEC-18 watching the clock', () => {
  const lines: string[] = [];
  const log = {
    error: (facts: object, line: string) => void lines.push(`error ${line} ${JSON.stringify(facts)}`),
    warn: (_facts: object, line: string) => void lines.push(`warn ${line}`),
  };
  const watchFor = async (wish: { apart: number; ntpPort?: number; toleranceMs?: number }) => {
    lines.length = 0;
    const watch = openClockWatch({
      clock: systemClock,
      askDatabase: async () => new Date(Date.now() + wish.apart),
      embedded: false,
      log,
      toleranceMs: wish.toleranceMs ?? 60_000,
      everyMs: 20,
      ...(wish.ntpPort === undefined ? {} : { ntpServer: at(wish.ntpPort) }),
    });
    await watch.start();
    await new Promise((resolve) => setTimeout(resolve, 200));
    watch.stop();
    return watch.report();
  };

  it.each([
    [0, 'right', 0],
    [-2_500, 'off', 1],
    [61_000, 'wrong', 1],
  ])('SEC-18 a database %i ms ahead: %s, and said at error level where it is an alarm', async (apart, state, most) => {
    expect(await watchFor({ apart })).toMatchObject({ state, database: { clock: 'server' }, ntp: null });
    expect(lines.filter((line) => line.startsWith('error clock is off')).length > 0).toBe(most > 0);
  });

  it('SEC-18 an NTP server that says otherwise counts although the database agrees', async () => {
    server = await startNtpServer();
    server.apart = -61_000;
    const report = await watchFor({ apart: 0, ntpPort: server.port });
    expect(report.state).toBe('wrong');
    expect(Math.abs((report.ntp?.offsetMs ?? 0) + 61_000)).toBeLessThan(500);
    // Asked twice before anybody is alarmed.
    expect(server.asked()).toBeGreaterThanOrEqual(2);
  });

  it('SEC-18 the tolerance is the installation’s: never refused where it says so', async () => {
    expect((await watchFor({ apart: 5_000, toleranceMs: 3_000 })).state).toBe('wrong');
    expect((await watchFor({ apart: 500_000, toleranceMs: Number.POSITIVE_INFINITY })).state).toBe('off');
  });
});
