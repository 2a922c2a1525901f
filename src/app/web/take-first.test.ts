import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { call, NetworkError, takeFirst } from '../../platform/ui/call.ts';
import { getSite, signOut } from '../../sign-in/contract.ts';

const site = (province: string) => ({ province, demonstration: false, needsSetup: false });
const later = vi.fn(async () => Response.json(site('later')));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', later.mockClear());
});
afterEach(() => {
  takeFirst(new Map());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const early = (answer: Promise<Response | undefined>): void => takeFirst(new Map([[getSite.path, answer]]));
const province = async (): Promise<string | null> => (await call(getSite, {})).province;

it('R37 an answer that was asked for early serves one call, the next asks anew', async () => {
  early(Promise.resolve(Response.json(site('early'))));
  expect([await province(), await province()]).toEqual(['early', 'later']);
  expect(later).toHaveBeenCalledTimes(1);
});

it('a question that was not asked early is asked now', async () => {
  early(Promise.resolve(undefined));
  expect(await province()).toBe('later');
});

it('an early answer is thrown away when something is written, and when it has grown old', async () => {
  early(Promise.resolve(Response.json(site('early'))));
  await call(signOut, {}, { quiet: true });
  expect(await province()).toBe('later');
  early(Promise.resolve(Response.json(site('early'))));
  vi.advanceTimersByTime(10_001);
  expect(await province()).toBe('later');
});

it('a connection lost early is a lost connection to the call, which may be tried again', async () => {
  early(Promise.reject(new TypeError('failed to fetch')));
  await expect(province()).rejects.toThrow(NetworkError);
  expect(await province()).toBe('later');
});
