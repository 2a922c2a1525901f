import { afterAll, beforeAll } from 'vitest';
import type { PersonName } from '../../../tests/world/people.ts';
import { acceptAs, type Sent, signAs, submitAs } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';

export const round = { form: 'DT01', period: '2022' };
export const back = (cell = 'A03.NUNG') => ({
  reason: 'Đề nghị rà soát',
  cells: [{ cell, reason: 'Chưa khớp sổ' }],
  dueOn: '2022-11-30',
});
export const communes = ['lan', 'nga', 'kim', 'sen', 'dao'] as const;
export const districtOf = (name: PersonName) => (name === 'sen' || name === 'dao' ? 'hai' : 'minh');

export let world: World;
/** Opens the world before the tests of a file, and closes it after. */
export const keepWorld = (): void => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
};

export const inRound = (query: typeof round, test: () => Promise<void>) => () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: [query.form], period: query.period });
    await test();
  });

export const allAccepted = async (query = round) => {
  const districts = { minh: await world.as('minh'), hai: await world.as('hai') };
  const sent = new Map<PersonName, Sent>();
  for (const name of communes) {
    sent.set(name, await submitAs(await world.as(name), name, query));
    await acceptAs(districts[districtOf(name)], sent.get(name));
  }
  return { ...districts, of: (name: PersonName): Sent => sent.get(name) ?? { id: '', version: 0, revision: 0 } };
};
export const allSigned = async (query = round) => {
  const accepted = await allAccepted(query);
  await signAs(accepted.minh, query);
  await signAs(accepted.hai, query);
  return accepted;
};
