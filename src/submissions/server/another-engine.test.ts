import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ownSubmission } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import type * as Storage from '../../forms/rules/storage.ts';
import { getTotal } from '../../totals/contract.ts';
import { submitValues } from '../contract.ts';
import { amount, publish, smallForm } from './small-forms.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => {
  vi.doUnmock('../../forms/rules/storage.ts');
  vi.resetModules();
});

/** A compiler that puts the figures of a form in the opposite order. */
const turnedRound = async (original: () => Promise<typeof Storage>): Promise<typeof Storage> => {
  const real = await original();
  return {
    ...real,
    decideStorage: (...given) => {
      const cells = real.decideStorage(...given);
      const last = Math.max(...cells.map(({ ordinal }) => ordinal ?? -1));
      return cells.map((cell) => ({ ...cell, ordinal: cell.ordinal === null ? null : last - cell.ordinal }));
    },
  };
};

test('R10 R16 figures that were sent read the same under a compiler that would store them in another order', () =>
  world.rollback(async () => {
    const definition = smallForm('TN05', [amount('A'), amount('B'), amount('T', { formula: 'A - B' }), amount('C')]);
    await publish(world, definition, '2020-01-01');
    await world.openCampaign({ forms: ['TN05'], period: '2022' });
    const lan = await world.as('lan');
    const { id, dataVersion } = await ownSubmission(lan, { form: 'TN05', period: '2022' });
    const cells = { 'A.X': '7', 'B.X': '20', 'C.X': '300' };
    await lan.call(submitValues, { params: { id }, body: { baseVersion: dataVersion, cells } });
    const total = await lan.call(getTotal, { query: { form: 'TN05', period: '2022' } });
    expect(total.body.cells).toEqual({ ...cells, 'T.X': '-13' });

    // The product read anew, over that compiler.
    vi.resetModules();
    vi.doMock('../../forms/rules/storage.ts', turnedRound);
    const { tryDefinition } = await import('../../forms/server/publish.ts');
    const fresh = await tryDefinition(world.db, definition);
    expect(fresh.ordinals.map(({ code }) => code)).toEqual(['C.X', 'B.X', 'A.X']);
    const { loadRevisions, openRevision } = await import('./index.ts');
    const [stored] = await loadRevisions(world.db, [id]);
    if (!stored) throw new Error('nothing was sent');
    const { form, values, figures } = await openRevision(world.db, stored);
    expect(form.ordinals.map(({ code }) => code)).toEqual(['A.X', 'B.X', 'C.X']);
    expect(values.cells).toEqual(cells);
    expect(figures()).toEqual({ ...cells, 'T.X': '-13' });
  }));
