import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { acceptSeen, returnSeen, seenSheet, UNSEEN } from '../../../tests/world/decide.ts';
import { getSheet, saveDraft } from '../../submissions/contract.ts';
import { accept, returnSubmission } from '../contract.ts';
import { keepWorld, sendAs, world } from './story.fixture.ts';

keepWorld();

describe('what the route refuses', () => {
  it('R20 no step can be taken by who has no part in it, and outside the scope nothing is found', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const [lan, nga, sen, hai, thu, mai, vinh] = [
        await world.as('lan'),
        await world.as('nga'),
        await world.as('sen'),
        await world.as('hai'),
        await world.as('thu'),
        await world.as('mai'),
        await world.as('vinh'),
      ];
      const { id } = await sendAs(lan);
      const decide = { params: { id }, body: { seen: await seenSheet(vinh, id) } };
      expect((await nga.call(getSheet, { params: { id } })).status).toBe(404);
      expect((await sen.call(saveDraft, { params: { id }, body: { baseVersion: 1, cells: {} } })).status).toBe(404);
      expect((await hai.call(accept, decide)).status).toBe(404);
      expect((await lan.call(accept, decide)).status).toBe(403);
      expect((await thu.call(accept, decide)).status).toBe(403);
      expect((await mai.call(accept, decide)).status).toBe(403);
      expect((await vinh.call(accept, decide)).status).toBe(403);
      expect((await vinh.call(getSheet, { params: { id } })).status).toBe(200);
    }));

  it('R20 nobody accepts figures that they themselves entered', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const [lan, minh] = [await world.as('lan'), await world.as('minh')];
      const { id } = await sendAs(lan);
      await sql`insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, at)
        select ${id}::uuid, 1, '{A01.TAY}', '{NULL}', '{1}', 'page', a.id, now() from account a where a.username = 'trungkhanh'`.execute(
        world.db,
      );
      expect((await acceptSeen(minh, id)).problem.code).toBe('own-figures');
    }));

  it('R21 a return names cells that exist and a day that has not passed', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const minh = await world.as('minh');
      const { id } = await sendAs(await world.as('lan'));
      const why = { reason: 'Xem lại', cells: [{ cell: 'A99.TAY', reason: 'Sai' }], dueOn: '2022-11-30' };
      expect((await returnSeen(minh, id, why)).problem).toMatchObject({
        code: 'invalid-values',
        findings: [{ cell: 'A99.TAY' }],
      });
      const late = { ...why, cells: [{ cell: 'A01.TAY', reason: 'Sai' }], dueOn: '2022-11-22' };
      expect((await returnSeen(minh, id, late)).problem.code).toBe('invalid-content');
      expect(
        (await minh.call(returnSubmission, { params: { id }, body: { ...late, dueOn: '2022-11-30', seen: UNSEEN } }))
          .problem.code,
      ).toBe('not-as-seen');
    }));
});
