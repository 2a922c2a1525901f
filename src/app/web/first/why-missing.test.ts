import { expect, it } from 'vitest';
import { type WhyMissing, whyMissing } from './why-missing.ts';

const PIECE = '/assets/page-1.js';

it.each<[string, string | undefined, number | 'no answer', WhyMissing]>([
  ['the server no longer has it', PIECE, 404, 'new-version'],
  ['it is there after all: the line broke for a moment', PIECE, 200, 'line'],
  ['the server is not reached', PIECE, 'no answer', 'line'],
  ['the server is being started anew', PIECE, 503, 'busy'],
  ['a proxy in front of it has nothing behind it', PIECE, 502, 'busy'],
  ['too much is asked at once', PIECE, 429, 'busy'],
  ['the browser does not say which piece, and the server answers', undefined, 200, 'new-version'],
  ['the browser does not say which piece, and the server does not', undefined, 'no answer', 'line'],
])('R37 the true cause is said: %s', async (_what, piece, status, why) => {
  const asked: string[] = [];
  const ask = async (address: string) => {
    asked.push(address);
    if (status === 'no answer') throw new TypeError('Failed to fetch');
    return { status };
  };
  expect(await whyMissing(piece, '/api/site', ask)).toBe(why);
  expect(asked).toEqual([piece ?? '/api/site']);
});
