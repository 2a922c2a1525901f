import { expect, it } from 'vitest';
import { getWorkList } from '../../../monitoring/contract.ts';
import { getMe, getSite } from '../../../sign-in/contract.ts';
import { askEarly, early } from './early-answers.ts';

/** The addresses asked at `path` where the server answers so. */
const askedAt = async (path: string, status: number, body: object): Promise<string[]> => {
  const asked: string[] = [];
  const answers = askEarly(
    path,
    async (address) => {
      asked.push(address);
      return Response.json(body, { status });
    },
    false,
  );
  // Whoever takes an answer can still read it, the session's too, which was looked into.
  for (const answer of await Promise.all(answers.values()))
    if (answer) expect([answer.status, await answer.json()]).toEqual([status, body]);
  return asked;
};

it('R37 the first questions are those of the contracts', () => {
  expect(early).toEqual({ me: getMe.path, site: getSite.path, workList: getWorkList.path });
});

it('R37 the work list is asked for as soon as somebody is known to be signed in, and of nobody else', async () => {
  expect(await askedAt('/', 200, { mustChangePassword: false })).toEqual([early.me, early.workList]);
  expect(await askedAt('/phieu', 200, { mustChangePassword: false })).toEqual([early.me, early.workList]);
  expect(await askedAt('/', 200, { mustChangePassword: true })).toEqual([early.me]);
  expect(await askedAt('/', 401, { code: 'not-signed-in' })).toEqual([early.me]);
  expect(await askedAt('/', 503, { code: 'unavailable' })).toEqual([early.me]);
  expect(await askedAt('/dang-nhap', 200, { province: null })).toEqual([early.site]);
});

it('R37 where the list was answered the last time it is asked together with the session', () => {
  const asked: string[] = [];
  const never = (address: string) => new Promise<Response>(() => asked.push(address));
  askEarly('/', never, true);
  expect(asked).toEqual([early.me, early.workList]);
});

it('a lost connection is told where the answer is taken, not before', async () => {
  const answers = askEarly('/', () => Promise.reject(new TypeError('failed to fetch')), false);
  await expect(answers.get(early.me)).rejects.toThrow(TypeError);
  await expect(answers.get(early.workList)).rejects.toThrow(TypeError);
});
