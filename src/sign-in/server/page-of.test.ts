import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { UNSEEN } from '../../../tests/world/decide.ts';
import { codeOf, submitAs } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { PAGE_OF, pageOf } from '../../platform/contract/page-of.ts';
import { accept } from '../../review/contract.ts';
import { getSheet } from '../../submissions/contract.ts';
import { getMe, signIn, signOut } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const headersOf = async (client: Client): Promise<Record<string, string>> => {
  const { account, custodian } = (await client.call(getMe)).body;
  return { [PAGE_OF]: pageOf(account.id, custodian?.id) };
};

describe('R2 SEC-15 a request says for whom its page stands', () => {
  it('another person’s session answers neither what the page asks nor what it decides, says who is signed in, and leaves nothing', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const { id } = await submitAs(await world.as('lan'), 'lan', { form: 'DT01', period: '2022' });
      const [minh, hai] = [await world.as('minh'), await world.as('hai')];
      const { seen } = (await minh.call(getSheet, { params: { id } })).body;
      const headers = await headersOf(minh);
      const before = await lines();
      // In the same browser Hải has signed in; the page still bears Minh's name.
      const answers = [
        await hai.call(getMe, {}, { headers }),
        await hai.call(getSheet, { params: { id } }, { headers }),
        await hai.call(accept, { params: { id }, body: { seen } }, { headers }),
        await hai.call(signOut, {}, { headers }),
      ];
      expect(answers.map(codeOf)).toEqual(answers.map(() => '409 another-session'));
      expect(answers[2]?.problem).toMatchObject({
        detail: expect.stringContaining('Trình duyệt này đang mở bằng tài khoản halang'),
        signedIn: { username: 'halang', name: expect.any(String) },
      });
      expect(await lines()).toBe(before);
      expect((await hai.call(getMe)).status).toBe(200);
      expect((await minh.call(accept, { params: { id }, body: { seen } }, { headers })).status).toBe(200);
    }));

  it('a successor in the same account is another person; without a page, as a script, one is asked for nothing', () =>
    world.rollback(async () => {
      const minh = await world.as('minh');
      const { account } = (await minh.call(getMe)).body;
      const former = { [PAGE_OF]: pageOf(account.id, crypto.randomUUID()) };
      expect(codeOf(await minh.call(getMe, {}, { headers: former }))).toBe('409 another-session');
      expect((await minh.call(getMe)).status).toBe(200);
    }));

  it('a page whose session is over is asked to sign in, and may sign in while somebody else’s session stands', () =>
    world.rollback(async () => {
      const [minh, hai] = [await world.as('minh'), await world.as('hai')];
      const headers = await headersOf(minh);
      await minh.call(signOut, {}, { headers });
      expect(codeOf(await minh.call(getMe, {}, { headers }))).toBe('401 not-signed-in');
      const body = { username: 'trungkhanh', password: 'sai' };
      expect(codeOf(await hai.call(signIn, { body }, { headers }))).toBe('401 wrong-credentials');
    }));

  it('whoever has no session at all is a stranger, whatever their page says', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      const answer = await stranger.call(
        accept,
        { params: { id: crypto.randomUUID() }, body: { seen: UNSEEN } },
        { headers: { [PAGE_OF]: 'x' } },
      );
      expect(codeOf(answer)).toBe('401 not-signed-in');
    }));
});

const lines = async (): Promise<number> => (await world.db.selectFrom('audit_event').select('id').execute()).length;
