import { expect, it } from 'vitest';
import { getMe, getSite } from '../../../accounts/contract.ts';
import { getWorkList } from '../../../monitoring/contract.ts';
import { askEarly, early } from './early-answers.ts';

/** Asks at `path` where the session answers so; the addresses asked. */
const askedAt = async (path: string, status: number, body: object): Promise<string[]> => {
  const asked: string[] = [];
  const answers = askEarly(path, async (address) => {
    asked.push(address);
    return Response.json(body, { status });
  });
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
  expect(await askedAt('/', 401, { code: 'not-signed-in' })).toEqual([early.me, early.site]);
  expect(await askedAt('/', 503, { code: 'unavailable' })).toEqual([early.me]);
  expect(await askedAt('/dang-nhap', 200, { province: null })).toEqual([early.site]);
});

it('R37 where the list was there the last time it is asked with the session, and handed on only to those who may work', async () => {
  const worker = Response.json({ mustChangePassword: false });
  const newcomer = Response.json({ mustChangePassword: true });
  for (const [me, handedOn] of [
    [worker, 200],
    [newcomer, undefined],
    [Response.json({}, { status: 401 }), undefined],
  ] as const) {
    const asked: string[] = [];
    let answerMe: (me: Response) => void = () => undefined;
    const session = new Promise<Response>((resolve) => {
      answerMe = resolve;
    });
    const fetchIt = async (address: string) => {
      asked.push(address);
      return address === early.me ? session : Response.json({ tasks: [] });
    };
    const answers = askEarly('/', fetchIt, true);
    expect(asked).toEqual([early.me, early.workList]);
    answerMe(me);
    expect((await answers.get(early.workList))?.status).toBe(handedOn);
  }
});

it('a lost connection is told where the answer is taken, not before', async () => {
  const answers = askEarly('/', () => Promise.reject(new TypeError('failed to fetch')));
  await expect(answers.get(early.me)).rejects.toThrow(TypeError);
  await expect(answers.get(early.workList)).rejects.toThrow(TypeError);
});
