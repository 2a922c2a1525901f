import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { tellNames } from '../../platform/text/names.ts';
import { getMe, getSite, signIn } from '../../sign-in/contract.ts';
import { setContact } from '../contract/contact.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => tellNames({ board: 'Ban Dân tộc', phone: '' }));

const contact = { phone: '0206 1234 567', email: 'ho.tro@tinh.gov.vn', address: 'Phố Hoàng Đình Giong' };
const wrong = { body: { username: 'khong.co.ai', password: 'Sai-mat-ma-1!' } };

describe('R8 whom to call', () => {
  it('is said by the operator, shown to everybody, and stands in the trail', () =>
    world.rollback(async () => {
      await sql`update account set duties = array['operations'] where username = ${people.quan.username}`.execute(
        world.db,
      );
      const operator = await world.as('quan');
      expect((await operator.call(setContact, { body: contact })).status).toBe(200);
      const { body: site } = await world.stranger().call(getSite);
      expect([site.contact, site.names]).toEqual([contact, { board: 'Ban Dân tộc', phone: contact.phone }]);
      expect((await operator.call(getMe)).body.names).toEqual({ board: 'Ban Dân tộc', phone: contact.phone });
      const row = await world.db
        .selectFrom('audit_event')
        .select(['object_type', 'detail', 'before_digest', 'after_digest'])
        .where('action', '=', 'contact.change')
        .executeTakeFirstOrThrow();
      expect(row.detail).toEqual({ phone: contact.phone, email: contact.email, contactAddress: contact.address });
      expect(row.before_digest).not.toBe(row.after_digest);
    }));

  it('is nobody else’s to say', () =>
    world.rollback(async () => {
      for (const name of ['lan', 'quan', 'ban'] as const)
        expect((await (await world.as(name)).call(setContact, { body: contact })).status).toBe(403);
    }));

  it('the board is called in sentences as the units say on that day', () =>
    world.rollback(async () => {
      expect((await world.stranger().call(signIn, wrong)).problem.title).toMatch(/gọi Ban Dân tộc\.$/);
      await world.db
        .updateTable('unit_version')
        .set({ full_name: 'Sở Dân tộc và Tôn giáo tỉnh Cao Bằng' })
        .where('kind', '=', 'board')
        .execute();
      expect((await world.stranger().call(getSite)).body.names.board).toBe('Sở Dân tộc và Tôn giáo');
      expect((await world.stranger().call(signIn, wrong)).problem.title).toMatch(/gọi Sở Dân tộc và Tôn giáo\.$/);
    }));
});
