import { afterAll, beforeAll, expect } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { acceptSeen, signSeen, verifySeen } from '../../../tests/world/decide.ts';

import { codeOf, consolidationOf, ownSubmission } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { submitValues } from '../../submissions/contract.ts';
import { amount, publish, smallForm } from '../../submissions/server/small-forms.fixture.ts';
import { listApprovals } from '../contract.ts';

export let world: World;
/** Opens the world before the tests of a file, and closes it after. */
export const keepWorld = (): void => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
};

export const round = { form: 'XEM01', period: '2022' };
export const back = { reason: 'Xem lại', cells: [{ cell: 'A.X', reason: 'Sai' }], dueOn: '2022-12-20' };

export const people = async () => ({
  sen: await world.as('sen'),
  dao: await world.as('dao'),
  hai: await world.as('hai'),
  thu: await world.as('thu'),
  mai: await world.as('mai'),
});
export type People = Awaited<ReturnType<typeof people>>;

/** A form of two figures, asked of the two communes of one district. */
export const open = async (): Promise<People> => {
  await publish(world, smallForm(round.form, [amount('A'), amount('B')]), '2020-01-01');
  const communes = await world.db
    .selectFrom('unit_version')
    .select('unit_id')
    .where('code', 'in', ['01558', '01561'])
    .where('kind', '=', 'commune')
    .execute();
  await world.openCampaign({
    forms: [round.form],
    period: round.period,
    communes: communes.map(({ unit_id }) => unit_id),
  });
  return people();
};

export const send = async (client: Client, a: number, b = 0): Promise<string> => {
  const { id, dataVersion } = await ownSubmission(client, round);
  const answer = await client.call(submitValues, {
    params: { id },
    body: { baseVersion: dataVersion, cells: { 'A.X': String(a), 'B.X': String(b) } },
  });
  expect(codeOf(answer), JSON.stringify(answer.problem)).toBe('200');
  return id;
};

export const totalId = async ({ hai }: People): Promise<string> => (await consolidationOf(hai, round)).consolidation.id;
export const approvalId = async ({ mai }: People): Promise<string> =>
  (await mai.call(listApprovals, { query: round })).body.approvals[0]?.id ?? '';

/** Both sent, accepted, signed and verified: the board may approve. */
export const verified = async (a: number, b: number) => {
  const all = await open();
  const ids = [await send(all.sen, a), await send(all.dao, b)];
  for (const id of ids) await acceptSeen(all.hai, id);
  await signSeen(all.hai, await totalId(all));
  await verifySeen(all.thu, await totalId(all));
  return { ...all, ids };
};
