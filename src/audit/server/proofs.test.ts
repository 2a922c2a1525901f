import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { someEvents } from '../../../tests/world/some-events.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getCheckpoint, getConsistencyProof, getInclusionProof } from '../contract/seal.ts';
import { listAuditEvents } from '../contract.ts';
import { isConsistent, isIncluded } from '../rules/proof-check.fixture.ts';
import { sha256Bytes } from './event-digest.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('SEC-19 proofs over HTTP', () => {
  it('R27 SEC-19 a line shows its number once it is sealed, and proofs hold against the signed root', () =>
    world.rollback(async () => {
      await someEvents(world);
      expect(await world.runJobs({ scheduled: ['audit-seal'] })).toMatchObject({ failures: [] });
      const first = (await world.db.selectFrom('audit_checkpoint').selectAll().executeTakeFirstOrThrow()).size;
      const ngoc = await world.as('ngoc');
      world.clock.now = new Date(world.clock.now.getTime() + 300_000);
      await world.runJobs({ scheduled: ['audit-seal'] });
      const { body } = await ngoc.call(listAuditEvents, { query: { limit: 500 } });
      expect(body.seal?.size).toBeGreaterThan(first);
      expect(body.events.filter(({ sealNumber }) => sealNumber !== null)).toHaveLength(body.seal?.size ?? 0);
      const bytes = (base64: string) => Buffer.from(base64, 'base64');
      const last = (await ngoc.call(getCheckpoint)).body;
      for (const number of [1, first, last.size]) {
        const { body: proof } = await ngoc.call(getInclusionProof, { query: { number } });
        const path = proof.path.map(bytes);
        expect(
          isIncluded(sha256Bytes, {
            leaf: bytes(proof.leaf),
            number: number - 1,
            size: last.size,
            root: bytes(last.root),
            path,
          }),
        ).toBe(true);
      }
      const { body: proof } = await ngoc.call(getConsistencyProof, { query: { from: first } });
      const ends = {
        first: { size: first, root: bytes(proof.from.root) },
        second: { size: last.size, root: bytes(proof.to.root) },
      };
      expect(isConsistent(sha256Bytes, { ...ends, path: proof.path.map(bytes) })).toBe(true);
      expect((await ngoc.call(getInclusionProof, { query: { number: last.size + 1 } })).status).toBe(404);
      expect((await ngoc.call(getConsistencyProof, { query: { from: last.size + 5 } })).status).toBe(404);
      expect((await ngoc.call(getConsistencyProof, { query: { from: last.size, to: first } })).status).toBe(400);
      const lan = await world.as('lan');
      for (const route of [getCheckpoint, getInclusionProof, getConsistencyProof])
        expect((await lan.call(route, { query: { number: 1, from: 1 } } as never)).status).toBe(403);
      const proving = await ngoc.call(listAuditEvents, { query: { action: 'audit.prove' } });
      expect(proving.body.events.length).toBe(5);
    }));
});
