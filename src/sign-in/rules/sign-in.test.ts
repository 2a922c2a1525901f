import { describe, expect, it } from 'vitest';
import { deviceWords } from './device-words.ts';
import { countRefusal, type Throttle } from './throttle.ts';

const limits = { refusals: 60, longestWaitMinutes: 15 };

describe('throttling an address', () => {
  const begun = new Date('2022-11-23T02:00:00Z');
  const minute = (minutes: number) => new Date(begun.getTime() + minutes * 60_000);
  const refuse = (from: Throttle | undefined, times: number, at: Date): Throttle | undefined => {
    let now = from;
    for (let time = 0; time < times; time += 1) now = countRefusal(now, at, limits);
    return now;
  };

  it('R4 ASVS 2.4.1 fifty-nine refusals a minute make nobody wait, the sixtieth does', () => {
    expect(refuse(undefined, 59, begun)?.blockedUntil).toBeNull();
    expect(refuse(undefined, 60, begun)?.blockedUntil).toEqual(minute(1));
    const slow = refuse(refuse(undefined, 59, begun), 59, minute(1));
    expect(slow?.blockedUntil).toBeNull();
  });

  it('R4 each wait in a row is longer, 15 minutes at most, and an hour of peace is forgiven', () => {
    const waits: number[] = [];
    let now: Throttle | undefined;
    let at = begun;
    for (let round = 0; round < 6; round += 1) {
      now = refuse(now, 60, at);
      const until = now?.blockedUntil ?? at;
      waits.push((until.getTime() - at.getTime()) / 60_000);
      at = new Date(until.getTime() + 1000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
    const later = new Date(at.getTime() + 3_600_000);
    const forgiven = refuse(now, 60, later);
    expect(forgiven?.blockedUntil?.getTime()).toBe(later.getTime() + 60_000);
  });

  it.each([
    ['fewer refusals', { refusals: 10, longestWaitMinutes: 15 }, 10, 1],
    ['one refusal', { refusals: 1, longestWaitMinutes: 15 }, 5, 15],
    ['a longer wait', { refusals: 1, longestWaitMinutes: 30 }, 6, 30],
  ])('R3 SEC-05 the policy says how many and how long: %s', (_what, { ...other }, times, minutes) => {
    let now: Throttle | undefined;
    for (let time = 0; time < times; time += 1) now = countRefusal(now, begun, other);
    expect(now?.blockedUntil).toEqual(minute(minutes));
  });
});

describe('words for a device', () => {
  const windows =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36';
  it.each([
    [windows, 'Chrome trên Windows'],
    [`${windows} Edg/120.0`, 'Edge trên Windows'],
    [`${windows.replace('Chrome', 'coc_coc_browser/117 Chrome')}`, 'Cốc Cốc trên Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Firefox trên Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1', 'Safari trên iPhone'],
    ['<script>alert(1)</script>\r\nX: y', 'Thiết bị không rõ'],
    ['', 'Thiết bị không rõ'],
  ])('R4 %s', (agent, words) => {
    expect(deviceWords(agent)).toBe(words);
  });
  it('R4 nothing said', () => expect(deviceWords(null)).toBe('Thiết bị không rõ'));
});
