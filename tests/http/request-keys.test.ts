import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../world/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const DAY_MS = 86_400_000;

it('R50 what a request was answered is forgotten after seven days, under the application’s own role', () =>
  world.rollback(async () => {
    const { now } = world.clock;
    for (const days of [30, 8, 6, 0])
      await sql`insert into request_key (account_id, key, body_digest, status, reply, at)
        values (${crypto.randomUUID()}, ${crypto.randomUUID()}, ${`${days} ngày`}, 200, '{}', ${new Date(now.getTime() - days * DAY_MS)})`.execute(
        world.application,
      );
    const kept = async () =>
      (
        await world.db
          .selectFrom('request_key')
          .select('body_digest')
          .where('body_digest', 'like', '% ngày')
          .orderBy('at')
          .execute()
      ).map(({ body_digest }) => body_digest);
    expect(await world.runJobs({ scheduled: ['forget-request-keys'] })).toMatchObject({ failures: [] });
    expect(await kept()).toEqual(['6 ngày', '0 ngày']);
  }));
