import { describe, expect, it } from 'vitest';
import { seenLoss, UNSEEN } from '../../../tests/world/decide.ts';
import { people } from '../../../tests/world/people.ts';
import { answerLostPassword, dismissLostPassword, listLostPasswords } from '../../accounts/contract/lost-password.ts';
import { askLostPassword, listUnitNames } from '../contract/lost-password.ts';
import { signIn } from '../contract.ts';
import { ask, keepWorldAndPost, lastRequest, world } from './lost-password.fixture.ts';

keepWorldAndPost();

describe('left without sign-in', () => {
  it('R8 the answer is the same for a known and an unknown name, and nothing plain is kept of who asks', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      const known = await stranger.call(askLostPassword, { body: { ...ask, username: people.lan.username } });
      const unknown = await stranger.call(askLostPassword, { body: { ...ask, username: 'khong.co' } });
      expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
      const bare = (headers: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries(headers).filter(([name]) => name !== 'date' && !name.startsWith('x-ratelimit')),
        );
      expect(bare(known.headers)).toEqual(bare(unknown.headers));
      const stored = JSON.stringify([
        await world.db.selectFrom('lost_password_request').selectAll().execute(),
        await world.db.selectFrom('audit_event').selectAll().execute(),
      ]);
      expect(stored).not.toContain(ask.phone);
      expect(stored).not.toContain(ask.fullName);
    }));

  it('R8 ASVS 2.4.1 one address asks five times an hour', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      const statuses: number[] = [];
      for (let time = 0; time < 6; time++) statuses.push((await stranger.call(askLostPassword, { body: ask })).status);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
      world.clock.now = new Date(world.clock.now.getTime() + 3_600_001);
      expect((await stranger.call(askLostPassword, { body: ask })).status).toBe(200);
    }));

  it.each([
    ['no telephone', { phone: '' }],
    ['a long message', { message: 'a'.repeat(1001) }],
    ['an object for a name', { fullName: { $gt: 0 } }],
    ['what is not asked', { state: 'answered' }],
  ])('R8 ASVS 8.2.3 refuses %s', (_what, change) =>
    world.rollback(async () => {
      expect((await world.stranger().call(askLostPassword, { body: { ...ask, ...change } as never })).status).toBe(400);
    }),
  );

  it('R8 the board sees the registered telephone, calls back, issues a password once', () =>
    world.rollback(async () => {
      await world
        .stranger()
        .call(askLostPassword, { body: { ...ask, username: ` ${people.lan.username.toUpperCase()} ` } });
      const quan = await world.as('quan');
      const { body: inbox } = await quan.call(listLostPasswords, { query: { state: 'waiting' } });
      expect(inbox.requests[0]).toMatchObject({
        ...ask,
        account: {
          username: people.lan.username,
          custodian: { fullName: people.lan.fullName, phone: '0206 3800 000' },
        },
      });
      const { id = '', account, seen = UNSEEN } = inbox.requests[0] ?? {};
      const answer = {
        params: { id },
        body: { seen, accountId: account?.id ?? '', note: 'Đã gọi lại 0206 3800 000, gặp bà Lan' },
      };
      const { status, body } = await quan.call(answerLostPassword, answer);
      expect([status, body.expiresAt]).toEqual([200, '2022-11-24T02:00:00.000Z']);
      const lan = world.stranger();
      const signed = await lan.call(signIn, {
        body: { username: people.lan.username, password: body.oneTimePassword },
      });
      expect([signed.status, signed.body.mustChangePassword]).toEqual([200, true]);
      expect((await quan.call(answerLostPassword, answer)).status).toBe(409);
    }));

  it('R8 dismissed with a reason; only the accounts duty reads and decides', () =>
    world.rollback(async () => {
      await world.stranger().call(askLostPassword, { body: ask });
      const params = { id: await lastRequest() };
      for (const name of ['lan', 'ban', 'ngoc', 'vinh'] as const) {
        const client = await world.as(name);
        expect((await client.call(listLostPasswords, { query: {} })).status).toBe(403);
        expect((await client.call(dismissLostPassword, { params, body: { seen: UNSEEN, note: 'x' } })).status).toBe(
          403,
        );
      }
      const quan = await world.as('quan');
      const seen = await seenLoss(quan, params.id);
      expect((await quan.call(dismissLostPassword, { params, body: { seen: UNSEEN, note: 'x' } })).status).toBe(409);
      expect(
        (await quan.call(dismissLostPassword, { params, body: { seen, note: 'Không xác minh được' } })).status,
      ).toBe(200);
    }));
});

it('R8 without signing in the unit’s name is found in the list, with or without diacritics, and no more than twenty', () =>
  world.rollback(async () => {
    const named = async (search: string) =>
      (await world.stranger().call(listUnitNames, { query: { search } })).body.names;
    expect(await named('dam thuy')).toEqual(['Xã Đàm Thủy, huyện Trùng Khánh']);
    expect(await named('Sở Y tế')).toEqual(['Sở Y tế']);
    expect(await named('khong co don vi nay')).toEqual([]);
    expect((await named('')).length).toBeLessThanOrEqual(20);
    expect(await named('%')).toEqual(await named(''));
  }));
