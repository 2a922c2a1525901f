import { expect, it } from 'vitest';
import { clockFrom, timeLeft } from './idle-clock.ts';

const session = { idleSeconds: 900, idleSecondsLeft: 900, secondsLeft: 43_200 };
const HEARD = 1_000_000;
const after = (seconds: number) => HEARD + seconds * 1000;

it.each([
  ['nothing done since', 0, 780, { seconds: 120, canGoOn: true }],
  ['something done five minutes later', 300, 780, { seconds: 420, canGoOn: true }],
  ['too late', 0, 901, { seconds: -1, canGoOn: true }],
  ['the twelve hours are over in any case', 43_100, 43_140, { seconds: 60, canGoOn: false }],
])('SEC-06 %s', (_, active, now, left) => {
  expect(timeLeft(clockFrom(session, HEARD), after(active), after(now))).toEqual(left);
});

it('SEC-06 what another page of the same session did counts as soon as the server says so', () => {
  const heard = clockFrom({ ...session, idleSecondsLeft: 850 }, after(780));
  expect(timeLeft(heard, HEARD, after(780)).seconds).toBe(850);
});
