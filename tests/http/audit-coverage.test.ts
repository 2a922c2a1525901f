import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindings } from '../../src/app/bindings.ts';
import { manifests } from '../../src/app/manifests.ts';
import { actions, ofTheSystem } from '../../src/app/trail.ts';
import { loadTrails } from '../../src/app/web/trails.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { accept } from '../../src/review/contract.ts';
import { saveDraft } from '../../src/submissions/contract.ts';
import { sources } from '../architecture/sources.ts';
import { acceptSeen, approveSeen, UNSEEN } from '../world/decide.ts';
import { acceptAs, approvalOf, codeOf, ownSubmission, signAs, submitAs, verifyAllAs } from '../world/round.ts';
import { openWorld, type World } from '../world/world.ts';
import { keyOf } from './foreign-inputs.ts';

/** Every action that the servers write, as their sources name it apart from what routes are said to leave. */
const written = new Set(
  sources
    .filter(({ path }) => /\/server\/|^src\/app\/[\w-]+\.ts$/.test(path) && !/\.(test|fixture)\.ts$/.test(path))
    .map(({ text }) => text.replaceAll(/^ +on\w*\(.*$/gm, ''))
    .flatMap((text) => [...text.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => action ?? '')),
);

describe('SEC-16 ASVS 16.3.1 ASVS 16.3.3 which events there are', () => {
  const left = new Set([...bindings.flatMap(({ leaves }) => leaves), ...Object.values(ofTheSystem).flat()]);

  it('SEC-16 every write and every file that leaves is in the trail, but what only tries something out', () => {
    const tried = [
      'POST /api/forms/try',
      'POST /api/campaigns/preview',
      'POST /api/submissions/:id/corrections/preview',
      'POST /api/classifications/:code/read',
      'POST /api/code-lists/read',
      'POST /api/indicators/preview',
    ];
    // Forms without figures, which everybody signed in may read.
    const blank = [
      'GET /api/print/forms/:code/versions/:version',
      'GET /api/print/catalogue',
      'GET /api/forms/:code/versions/:version/workbook',
      'GET /api/code-lists/:code/versions/:number/workbook',
      'GET /api/form-drafts/:id/workbook',
    ];
    const silent = bindings.filter(({ leaves }) => leaves.length === 0).map(({ route }) => route);
    const must = silent.filter(({ method, files }) => method !== 'GET' || files).map(keyOf);
    expect(must.toSorted()).toEqual([...tried, ...blank].toSorted());
  });

  it('SEC-16 every action of the trail is left by a route, job or command, is written somewhere, and nothing else is left', () => {
    // Refused at the door or inside: any route may leave it.
    expect([...left, 'refused'].toSorted()).toEqual([...actions.keys()].toSorted());
    expect([...left].filter((action) => !written.has(action))).toEqual([]);
  });

  it('SEC-16 one noun declares an action, with its words; the page knows every one', async () => {
    const declared = manifests.flatMap(({ trail }) => Object.keys(trail?.actions ?? {}));
    expect(new Set(declared).size).toBe(declared.length);
    expect([...actions].filter(([, { words }]) => words.length < 3)).toEqual([]);
    expect(await loadTrails()).toEqual(manifests.flatMap(({ trail }) => trail ?? []));
  });

  it('SEC-16 what the system leaves is left by jobs and commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    const commands = Object.keys(scripts).map((name) => `npm run ${name}`);
    expect(
      manifests.flatMap((one) => Object.keys(one.commands ?? {})).filter((name) => !commands.includes(name)),
    ).toEqual([]);
  });
});

describe('SEC-16 the main job, step by step', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const lastId = async () =>
    (await sql<{ id: number }>`select coalesce(max(id), 0) as id from audit_event`.execute(world.db)).rows[0]?.id ?? 0;
  /** The actions that a piece of work left, in order. */
  const left = async (work: () => Promise<unknown>): Promise<string[]> => {
    const before = await lastId();
    await work();
    const rows = await world.db
      .selectFrom('audit_event')
      .select('action')
      .where('id', '>', before)
      .orderBy('id')
      .execute();
    return rows.map(({ action }) => action);
  };

  it('SEC-16 R27 entering, sending, accepting, signing, verifying, approving each leave exactly their line', () =>
    world.rollback(async () => {
      const round = { form: 'DT01', period: '2022' };
      expect((await left(() => world.openCampaign({ forms: ['DT01'], period: '2022' }))).at(-1)).toBe('campaign.open');
      const [lan, minh, hai] = [await world.as('lan'), await world.as('minh'), await world.as('hai')];
      const [thu, mai] = [await world.as('thu'), await world.as('mai')];
      const own = await ownSubmission(lan, round);
      expect(
        await left(() =>
          lan.call(saveDraft, {
            params: { id: own.id },
            body: { baseVersion: own.dataVersion, cells: { 'A01.TAY': '1' } },
          }),
        ),
      ).toEqual(['submission.save']);
      expect(await left(() => submitAs(lan, 'lan', round))).toEqual(['submission.submit']);
      const wrong = await left(async () =>
        expect(codeOf(await minh.call(accept, { params: { id: own.id }, body: { seen: UNSEEN } }))).toContain('409'),
      );
      expect(wrong).toEqual([]);
      expect(await left(() => acceptSeen(minh, own.id))).toEqual(['submission.accept']);
      for (const [name, checker] of [
        ['nga', minh],
        ['kim', minh],
        ['sen', hai],
        ['dao', hai],
      ] as const) {
        const one = await submitAs(await world.as(name), name, round);
        expect(await left(() => acceptAs(checker, one))).toEqual(['submission.accept']);
      }
      expect(await left(() => signAs(minh, round))).toEqual(['consolidation.sign']);
      expect(await left(() => signAs(hai, round))).toEqual(['consolidation.sign']);
      expect(await left(() => verifyAllAs(thu, round))).toEqual(['consolidation.verify', 'consolidation.verify']);
      const approval = await approvalOf(mai, round);
      expect(await left(() => approveSeen(mai, approval.id))).toEqual(['approval.approve']);
    }));
});
