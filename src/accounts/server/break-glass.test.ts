import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getMe, signIn } from '../../sign-in/contract.ts';
import { BREAK_GLASS, breakGlass } from './break-glass.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const quan = people.quan.username;
const unlock = (username: string) =>
  world.machine.asSystem(BREAK_GLASS, (call) =>
    breakGlass(call, { username, reason: 'Cả tổ bị khóa', withoutSecondFactor: true }),
  );
const tryIn = async (password: string) =>
  (await world.stranger().call(signIn, { body: { username: quan, password } })).status;

it('SEC-05 break-glass: a command on the server lets a locked operator in again, and the trail says so', () =>
  world.rollback(async () => {
    const open = await world.as('quan');
    for (let attempt = 0; attempt < 5; attempt += 1) await tryIn('Sai-mat-ma-1!');
    expect(await tryIn(PASSWORD)).toBe(401);
    const { oneTimePassword } = await unlock(quan);
    expect((await open.call(getMe)).status).toBe(401);
    expect([await tryIn(PASSWORD), await tryIn(oneTimePassword), await tryIn(oneTimePassword)]).toEqual([
      401, 200, 401,
    ]);
    const line = await world.db
      .selectFrom('audit_event')
      .selectAll()
      .where('action', '=', 'account.break-glass')
      .executeTakeFirstOrThrow();
    expect(line).toMatchObject({ account_id: null, reason: 'Cả tổ bị khóa', result: 'done' });
    expect(JSON.stringify(line)).not.toContain(oneTimePassword);
  }));

it('SEC-05 break-glass opens a closed operator again', () =>
  world.rollback(async () => {
    await world.db.updateTable('account').set({ state: 'closed' }).where('username', '=', quan).execute();
    const { oneTimePassword } = await unlock(quan);
    expect(await tryIn(oneTimePassword)).toBe(200);
  }));

it.each([people.lan.username, people.mai.username, 'khong.co.ai'])('SEC-05 break-glass is not for %s', (username) =>
  world.rollback(async () => {
    await expect(unlock(username)).rejects.toThrow(/quản lý tài khoản/);
  }),
);
