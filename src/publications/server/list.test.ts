import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import type { Query } from '../../platform/contract/route.ts';
import { listPublications } from '../contract.ts';
import { numberPublications } from './jobs.ts';
import { publish } from './publish.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Each round of DT01 and DT07 in two years is approved once, the older year first. */
const published = (test: () => Promise<void>) =>
  world.rollback(async () => {
    for (const period of ['2021', '2022']) {
      await world.openCampaign({ forms: ['DT01', 'DT07'], period });
      const rounds = await world.db
        .selectFrom('round')
        .select('id')
        .where('period', '=', period)
        .orderBy('form_id')
        .execute();
      for (const { id } of rounds)
        await publish(world.db, { kind: 'approved', roundId: id, digest: `số ${id}` }, world.clock.now);
    }
    await numberPublications({ db: world.db, clock: () => world.clock.now });
    await test();
  });
const read = async (query: Query<typeof listPublications>) =>
  (await (await world.as('mai')).call(listPublications, { query })).body;
const linesOf = async (query: Query<typeof listPublications>) =>
  (await read(query)).publications.map(({ form, period }) => `${form} ${period}`);

it('R25 the log is asked for one form, one period, or both; numbers stay those of the whole', () =>
  published(async () => {
    expect(await linesOf({})).toEqual(['DT01 2021', 'DT07 2021', 'DT01 2022', 'DT07 2022']);
    expect(await linesOf({ form: 'DT07' })).toEqual(['DT07 2021', 'DT07 2022']);
    expect(await linesOf({ period: '2022' })).toEqual(['DT01 2022', 'DT07 2022']);
    expect(await linesOf({ form: 'DT01', period: '2022' })).toEqual(['DT01 2022']);
    expect(await linesOf({ form: 'DT99' })).toEqual([]);
    const numbers = (await read({})).publications.map(({ number }) => number);
    expect((await read({ form: 'DT07' })).publications.map(({ number }) => number)).toEqual([numbers[1], numbers[3]]);
  }));

it('R25 one reads on from the last number, also of one form', () =>
  published(async () => {
    const first = await read({ form: 'DT07', limit: 1 });
    const second = await read({ form: 'DT07', limit: 1, after: first.last });
    expect([first, second].flatMap(({ publications }) => publications.map(({ period }) => period))).toEqual([
      '2021',
      '2022',
    ]);
    expect((await read({ form: 'DT07', after: second.last })).publications).toEqual([]);
  }));
