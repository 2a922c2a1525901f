import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { keepSetting } from '../../platform/db/settings.ts';
import { getDemonstrationPeople } from '../contract.ts';
import { keepDemonstrationPeople } from './demonstration-people.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const person = (username: string) => ({ username, who: 'Xã', does: 'Nhập phiếu', oneTimePassword: 'mot-lan' });
const told = async () => (await world.stranger().call(getDemonstrationPeople, {})).body.people;

test('R50 the demonstration says whom to try it as; a password of one’s own is nobody’s to tell', () =>
  world.rollback(async () => {
    await keepSetting(world.db, 'demonstration', true);
    await keepDemonstrationPeople(world.db, [person('damthuy.trungkhanh'), person('trungkhanh-tt.trungkhanh')]);
    const lan = world.db.selectFrom('account').select('id').where('username', '=', 'damthuy.trungkhanh');
    await world.db
      .updateTable('credential')
      .set({ must_change_password: true })
      .where('account_id', '=', lan)
      .execute();
    expect(await told()).toEqual([
      person('damthuy.trungkhanh'),
      { ...person('trungkhanh-tt.trungkhanh'), oneTimePassword: null },
    ]);
  }));

test('R50 an installation that is none tells nothing, whatever is kept', () =>
  world.rollback(async () => {
    await keepDemonstrationPeople(world.db, [person('damthuy.trungkhanh')]);
    expect(await told()).toEqual([]);
    await keepSetting(world.db, 'demonstration', true);
    await keepSetting(world.db, 'demonstration_people', { lan: 'mot-lan' });
    expect(await told()).toEqual([]);
  }));
