import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stopCleanly } from './stop-on-signal.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => undefined);

const done = () => Promise.resolve();

type Parts = { jobs?: () => Promise<void>; seal?: () => Promise<void>; close?: () => Promise<void> };

/** A server whose last request takes as long as it is let; its other parts take as long as they are told. */
const stopping = ({ jobs = done, seal = done, close = done }: Parts) => {
  const began = Date.now();
  const steps: string[] = [];
  const step = (name: string) => void steps.push(`${(Date.now() - began) / 1000} s ${name}`);
  let endRequests = () => {};
  const server = {
    close: () =>
      new Promise<void>((resolve) => {
        endRequests = resolve;
      }),
    server: {
      closeAllConnections: () => {
        step('cut off');
        endRequests();
      },
    },
  };
  const stopped = stopCleanly({
    server,
    jobs: { stop: jobs },
    sealTrail: async () => {
      step('sealing');
      await seal();
      step('sealed');
    },
    database: {
      close: async () => {
        step('closing');
        await close();
        step('closed');
      },
    },
    warn: step,
    breakOff: () => step('broken off'),
  });
  return { steps, stopped };
};

it('R53 who still reads after eight seconds is cut off; then everything ends in its order', async () => {
  const { steps, stopped } = stopping({});
  await vi.advanceTimersByTimeAsync(9_000);
  await stopped;
  expect(steps).toEqual(['8 s cut off', '8 s sealing', '8 s sealed', '8 s closing', '8 s closed']);
});

it('R27 R53 a seal that takes what is left of the ten seconds is waited for, a longer one is left to the next start', async () => {
  const slow = (milliseconds: number) => () => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const held = stopping({ seal: slow(1_400) });
  await vi.advanceTimersByTimeAsync(9_900);
  expect(held.steps.slice(-2)).toEqual(['9.4 s closing', '9.4 s closed']);
  const late = stopping({ seal: never });
  await vi.advanceTimersByTimeAsync(9_900);
  expect(late.steps.slice(-2)).toEqual(['9.5 s closing', '9.5 s closed']);
});

it('R27 R53 a seal that cannot be laid is said, and keeps nobody from stopping', async () => {
  const { steps } = stopping({ seal: () => Promise.reject(new Error('đĩa đầy')) });
  await vi.advanceTimersByTimeAsync(9_000);
  expect(steps.slice(-3)).toEqual(['8 s Chưa niêm phong được phần nhật ký cuối: đĩa đầy', '8 s closing', '8 s closed']);
});

it('R53 a job or a database that does not end is broken off after ten seconds', async () => {
  const job = stopping({ jobs: never });
  await vi.advanceTimersByTimeAsync(9_900);
  expect(job.steps.at(-1)).toBe('9.5 s closed');
  const database = stopping({ jobs: never, close: never });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(database.steps.slice(-2)).toEqual([
    '10 s Dừng quá mười giây: việc đang làm dở bị bỏ, lần khởi động sau làm lại.',
    '10 s broken off',
  ]);
});
