import { expect, it } from 'vitest';
import { signSeen } from '../../../tests/world/decide.ts';
import { getQueue } from '../contract.ts';
import { acceptAll, keepWorld, round, sendAs, world } from './story.fixture.ts';

keepWorld();

it('R21 the queue says which sheets a signed total counts: a return warns of it where there is one, and not before', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    for (const name of ['lan', 'nga', 'kim'] as const) await sendAs(await world.as(name));
    const minh = await world.as('minh');
    const counted = async () =>
      new Set((await minh.call(getQueue, { query: round })).body.rows.map(({ inSignature }) => inSignature));
    const total = await acceptAll(minh);
    expect(await counted()).toEqual(new Set([false]));
    expect((await signSeen(minh, total)).status).toBe(200);
    expect(await counted()).toEqual(new Set([true]));
  }));
