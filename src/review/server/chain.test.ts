import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAIN, OWN_CHAIN, openChain } from '../../../tests/world/chain.ts';
import type { Client } from '../../../tests/world/client.ts';
import { approveSeen, returnTotalSeen, verifySeen } from '../../../tests/world/decide.ts';
import type { PersonName } from '../../../tests/world/people.ts';
import { acceptAs, approvalOf, codeOf, consolidationOf, ownSubmission, signAs } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listForms } from '../../forms/contract.ts';
import { getWorkList } from '../../monitoring/contract.ts';
import { getSheet, submitValues } from '../../submissions/contract.ts';
import { getConsolidation, listConsolidations } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const round = { form: CHAIN, period: '2022' };
const ownRound = { form: OWN_CHAIN, period: '2022' };

const send = async (client: Client, query = round) => {
  const { id, dataVersion } = await ownSubmission(client, query);
  const { status, body } = await client.call(submitValues, {
    params: { id },
    body: { baseVersion: dataVersion, cells: { 'A01.TS': '7' } },
  });
  expect(status).toBe(200);
  return { id, version: body.dataVersion, revision: body.revision, state: body.state };
};

/** Every commune's sheet sent and accepted, both districts signed. */
const signed = async () => {
  await openChain(world);
  const [minh, hai] = [await world.as('minh'), await world.as('hai')];
  for (const name of ['lan', 'nga', 'kim'] as const) await acceptAs(minh, await send(await world.as(name)));
  for (const name of ['sen', 'dao'] as const) await acceptAs(hai, await send(await world.as(name)));
  await signAs(minh, round);
  await signAs(hai, round);
  const { consolidation } = await consolidationOf(minh, round);
  return { minh, hai, id: consolidation.id, thu: await world.as('thu'), sy: await world.as('sy') };
};

const tasksOf = async (name: PersonName, form = CHAIN) =>
  (await (await world.as(name)).call(getWorkList)).body.tasks
    .filter((task) => task.form === form)
    .map(({ group, dueOn }) => `${group} ${dueOn}`);
const positionsOf = async (id: string) =>
  (await world.db.selectFrom('consolidation').select('verified_to').where('id', '=', id).executeTakeFirstOrThrow())
    .verified_to;

describe('two offices verify in turn', () => {
  it('R20 R22 the second waits for the first; verified is what both verified, and only then the board approves', () =>
    world.rollback(async () => {
      const { id, hai, thu, sy } = await signed();
      expect([await tasksOf('thu'), await tasksOf('sy')]).toEqual([['verify 2022-12-10', 'verify 2022-12-10'], []]);
      expect(codeOf(await verifySeen(sy, id))).toBe('409 wrong-state');
      const first = await verifySeen(thu, id);
      expect([codeOf(first), first.body.state, await positionsOf(id)]).toEqual(['200', 'signed', 4]);
      expect(codeOf(await verifySeen(thu, id))).toBe('409 wrong-state');
      expect([await tasksOf('thu'), await tasksOf('sy')]).toEqual([['verify 2022-12-10'], ['verify 2022-12-10']]);
      const mai = await world.as('mai');
      expect(await approvalOf(mai, round)).toMatchObject({ verified: 0, mayApprove: false });
      const second = await verifySeen(sy, id);
      expect([codeOf(second), second.body.state, await positionsOf(id)]).toEqual(['200', 'verified', 5]);
      const other = (await hai.call(listConsolidations, { query: round })).body.consolidations[0]?.id ?? '';
      for (const office of [thu, sy]) expect(codeOf(await verifySeen(office, other))).toBe('200');
      const ready = await approvalOf(mai, round);
      expect([ready.verified, ready.mayApprove, await tasksOf('mai')]).toEqual([2, true, ['approve 2022-12-20']]);
      expect(codeOf(await approveSeen(mai, ready.id))).toBe('200');
    }));

  it('R20 R22 what the second returns begins anew: signed again, both verify again', () =>
    world.rollback(async () => {
      const { id, minh, thu, sy } = await signed();
      await verifySeen(thu, id);
      const { body } = await sy.call(getConsolidation, { params: { id } });
      const back = { reason: 'Xem lại tổng số' };
      expect(codeOf(await returnTotalSeen(thu, id, back))).toBe('409 wrong-state');
      expect(codeOf(await returnTotalSeen(sy, id, back))).toBe('200');
      expect([await tasksOf('minh'), await positionsOf(id)]).toEqual([['consolidate 2022-12-02'], 0]);
      await signAs(minh, round);
      expect((await consolidationOf(sy, round, body.consolidation.unit.id)).consolidation.actions).toEqual([]);
      expect(codeOf(await verifySeen(sy, id))).toBe('409 wrong-state');
      expect((await verifySeen(thu, id)).body.state).toBe('signed');
      expect((await verifySeen(sy, id)).body.state).toBe('verified');
    }));

  it('R20 a department’s own form skips its own verification: the second office checks, and its signature verifies', () =>
    world.rollback(async () => {
      await openChain(world);
      const [thu, sy, mai] = [await world.as('thu'), await world.as('sy'), await world.as('mai')];
      const sent = await send(thu, ownRound);
      expect([sent.state, await tasksOf('sy', OWN_CHAIN)]).toEqual(['submitted', ['review 2022-12-10']]);
      expect((await thu.call(getSheet, { params: { id: sent.id } })).body).toMatchObject({
        checkerName: 'Sở Y tế',
        verifierName: 'Cục Thống kê tỉnh, Sở Y tế',
      });
      await acceptAs(sy, sent);
      await signAs(sy, ownRound);
      expect((await consolidationOf(sy, ownRound)).consolidation).toMatchObject({ state: 'verified', actions: [] });
      expect(await approvalOf(mai, ownRound)).toMatchObject({ consolidations: 1, verified: 1, mayApprove: true });
    }));

  it('R10 R20 the catalogue names both, in their order', () =>
    world.rollback(async () => {
      await openChain(world);
      const { forms } = (await (await world.as('lan')).call(listForms)).body;
      expect(forms.find(({ code }) => code === CHAIN)?.verifier).toBe('Cục Thống kê tỉnh, Sở Y tế');
      const none = sql`update form_route set verifier_unit_ids = '{}'`;
      await expect(world.db.transaction().execute((tx) => none.execute(tx))).rejects.toThrow(/form_route_verifiers/);
    }));
});

it('R15 R16 nothing is entered before the day on which a round opens; the page says from when', () =>
  world.rollback(async () => {
    await openChain(world, { opensOn: '2022-11-24' });
    const lan = await world.as('lan');
    const { id, dataVersion } = await ownSubmission(lan, round);
    const body = { baseVersion: dataVersion, cells: { 'A01.TS': '7' } };
    const early = await lan.call(submitValues, { params: { id }, body });
    expect([codeOf(early), early.problem.detail]).toEqual([
      '409 wrong-state',
      'Đợt thu thập mở từ ngày 24/11/2022; trước ngày đó chưa nhập, chưa xử lý được.',
    ]);
    const { body: sheet } = await lan.call(getSheet, { params: { id } });
    expect([sheet.actions, sheet.lockedBecause]).toEqual([
      [],
      'Đợt thu thập mở từ ngày 24/11/2022; trước ngày đó chưa nhập được.',
    ]);
    expect(await tasksOf('lan')).toEqual([]);
    world.clock.now = new Date('2022-11-24T02:00:00Z');
    const later = await world.as('lan');
    expect(await tasksOf('lan')).toEqual(['fill 2022-11-25']);
    expect((await later.call(submitValues, { params: { id }, body })).status).toBe(200);
  }));
