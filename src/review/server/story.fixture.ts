import { afterAll, beforeAll, expect } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { acceptSeen, signSeen } from '../../../tests/world/decide.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listSubmissions, submitValues } from '../../submissions/contract.ts';
import { dt01Cells } from '../../submissions/server/sheets.fixture.ts';
import { getQueue } from '../contract.ts';

export let world: World;
/** Opens the world before the tests of a file, and closes it after. */
export const keepWorld = (): void => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
};

export const reporters = ['lan', 'nga', 'kim', 'sen', 'dao'] as const;
export const round = { form: 'DT01', period: '2022' };

export const sheetOf = async (client: Client) => {
  const { body } = await client.call(listSubmissions, { query: round });
  const [row] = body.submissions;
  if (!row) throw new Error('no submission');
  return row;
};

export const sendAs = async (client: Client, size = 20) => {
  const { id, dataVersion } = await sheetOf(client);
  const answer = await client.call(submitValues, {
    params: { id },
    body: { baseVersion: dataVersion, cells: dt01Cells(size) },
  });
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200);
  return { id, revision: answer.body.revision };
};

export const acceptAll = async (district: Client) => {
  const queue = await district.call(getQueue, { query: round });
  for (const { id } of queue.body.rows) {
    const answer = await acceptSeen(district, id);
    expect(answer.status, JSON.stringify(answer.problem)).toBe(200);
  }
  return queue.body.consolidationId ?? '';
};

/** Everything sent, accepted and signed by both districts. */
export const signedRound = async () => {
  await world.openCampaign({ forms: ['DT01'], period: '2022' });
  const clients = {
    minh: await world.as('minh'),
    hai: await world.as('hai'),
    thu: await world.as('thu'),
    mai: await world.as('mai'),
  };
  for (const name of reporters) await sendAs(await world.as(name));
  const ids = [await acceptAll(clients.minh), await acceptAll(clients.hai)];
  expect((await signSeen(clients.minh, ids[0] ?? '')).status).toBe(200);
  expect((await signSeen(clients.hai, ids[1] ?? '')).status).toBe(200);
  return { ...clients, ids };
};
