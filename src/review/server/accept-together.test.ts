import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { acceptSeen, returnSeen } from '../../../tests/world/decide.ts';
import { codeOf, ownSubmission, submitAs } from '../../../tests/world/round.ts';
import { getSheet, submitValues } from '../../submissions/contract.ts';
import { amount, publish, smallForm } from '../../submissions/server/small-forms.fixture.ts';
import { acceptTogether, getWaitingSheets, type WaitingSheet } from '../contract/together.ts';
import { usualThreshold } from '../rules/together.ts';
import { back, keepWorld, people, world } from './as-seen.fixture.ts';

keepWorld();

const FORMS = ['XEM01', 'XEM02'];

/** Two small forms in two years, asked of the two communes of one district; of 2021 both sent 100 in the first row. */
const openTwo = async () => {
  const rows = [amount('A'), amount('B')];
  const check = {
    id: 'K',
    section: 'A',
    per: 'form',
    severity: 'warning',
    expression: 'B.X <= 50',
    message: 'B quá 50',
  };
  for (const form of FORMS) await publish(world, smallForm(form, rows, { checks: [check] }), '2020-01-01');
  const found = await world.db
    .selectFrom('unit_version')
    .select('unit_id')
    .where('code', 'in', ['01558', '01561'])
    .where('kind', '=', 'commune')
    .execute();
  const communes = found.map(({ unit_id }) => unit_id);
  const all = await people();
  for (const period of ['2021', '2022']) {
    await world.openCampaign({ forms: FORMS, period, communes });
    if (period === '2021')
      for (const form of FORMS) for (const client of [all.sen, all.dao]) await send(client, { form, period }, 100);
  }
  return all;
};

const send = async (client: Client, query: { form: string; period: string }, a: number, b = 0) => {
  const { id, dataVersion } = await ownSubmission(client, query);
  const cells = { 'A.X': String(a), 'B.X': String(b) };
  const explanations = b > 50 ? [{ check: 'K', at: '', text: 'Đã rà soát' }] : [];
  const answer = await client.call(submitValues, {
    params: { id },
    body: { baseVersion: dataVersion, cells, explanations },
  });
  expect(codeOf(answer), JSON.stringify(answer.problem)).toBe('200');
  return id;
};

const now = (form = 'XEM01') => ({ form, period: '2022' });
const waiting = async (client: Client, form?: string): Promise<readonly WaitingSheet[]> => {
  const answer = await client.call(getWaitingSheets, {
    query: { period: '2022', ...(form === undefined ? {} : { form }) },
  });
  expect(codeOf(answer)).toBe('200');
  return answer.body.sheets;
};
const acceptAll = (client: Client, sheets: readonly { submission: string; seen: string }[], more: object = {}) =>
  client.call(acceptTogether, {
    body: {
      ...usualThreshold,
      ...more,
      sheets: sheets.map(({ submission, seen }) => ({ submission, seen })),
    },
  });
const stateOf = async (client: Client, id: string) =>
  (await client.call(getSheet, { params: { id } })).body.submission.state;

describe('R20 accepting together', () => {
  it('R20 several forms at once: what moved little is accepted in one batch, the rest stays with why', () =>
    world.rollback(async () => {
      const { sen, dao, hai } = await openTwo();
      const calm = await send(sen, now(), 105);
      const other = await send(dao, now('XEM02'), 100, 4);
      const moved = await send(dao, now(), 150);
      const sheets = await waiting(hai);
      expect(
        sheets.map(({ form, greatest }) => [form, greatest.map(({ before, now: after }) => [before, after])]),
      ).toEqual(expect.arrayContaining([['XEM01', [['100', '150']]]]));
      expect((await waiting(hai, 'XEM02')).map(({ submission }) => submission)).toEqual([other]);
      const { status, body } = await acceptAll(hai, sheets);
      expect([status, new Set(body.accepted)]).toEqual([200, new Set([calm, other])]);
      expect(body.left).toMatchObject([
        {
          submission: moved,
          state: 'submitted',
          code: 'wrong-state',
          words: expect.stringMatching(/100 → 150 \(tăng 50\s%\)/),
        },
      ]);
      expect(await Promise.all([calm, other, moved].map((id) => stateOf(hai, id)))).toEqual([
        'accepted',
        'accepted',
        'submitted',
      ]);
      const { body: all } = await acceptAll(hai, await waiting(hai), { percent: 50 });
      expect(all.accepted).toEqual([moved]);
    }));

  it('R20 each of them leaves its step and its line in the trail, with how many and at which threshold', () =>
    world.rollback(async () => {
      const { sen, dao, hai } = await openTwo();
      const ids = [await send(sen, now(), 100), await send(dao, now(), 100)];
      await acceptAll(hai, await waiting(hai));
      const steps = await world.db
        .selectFrom('review_step')
        .select(['object_id', 'from_state', 'to_state', 'number'])
        .where('object_id', 'in', ids)
        .where('action', '=', 'accept')
        .execute();
      expect(steps.map(({ object_id, ...rest }) => rest)).toEqual(
        ids.map(() => ({ from_state: 'submitted', to_state: 'accepted', number: 1 })),
      );
      const lines = await world.db
        .selectFrom('audit_event')
        .select('detail')
        .where('action', '=', 'submission.accept')
        .where('object_id', 'in', ids)
        .execute();
      expect(lines.map(({ detail }) => detail)).toMatchObject(ids.map(() => ({ together: 2, percent: 10, floor: 5 })));
    }));

  it('R20 warnings, what came back and what has no period before are left; the last only until it is asked for', () =>
    world.rollback(async () => {
      const { sen, dao, hai } = await openTwo();
      const explained = await send(sen, now(), 100, 60);
      const again = await send(dao, now(), 90);
      await returnSeen(hai, again, back);
      await send(dao, now(), 100);
      expect(await waiting(hai)).toMatchObject(
        expect.arrayContaining([
          expect.objectContaining({ submission: explained, explanations: 1 }),
          expect.objectContaining({ submission: again, revision: 2 }),
        ]),
      );
      const refused = await acceptAll(hai, await waiting(hai), { percent: 1000, floor: 1_000_000, first: true });
      expect([codeOf(refused), refused.problem.state]).toEqual(['409 wrong-state', 'submitted']);
      expect(refused.problem.left).toHaveLength(2);
      expect(refused.problem.detail).toMatch(/cảnh báo được giữ|nộp lần 2/);
    }));

  it('R21 what was sent anew meanwhile stays with the difference, the others are accepted', () =>
    world.rollback(async () => {
      const { sen, dao, hai } = await openTwo();
      const [changed, calm] = [await send(sen, now(), 101), await send(dao, now(), 100)];
      const shown = await waiting(hai);
      await returnSeen(hai, changed, back);
      await send(sen, now(), 102);
      const { body } = await acceptAll(hai, shown);
      expect(body.accepted).toEqual([calm]);
      expect(body.left).toMatchObject([
        { submission: changed, code: 'not-as-seen', words: expect.stringMatching(/lần nộp 1 → 2.*101 → 102/) },
      ]);
      expect(await stateOf(hai, changed)).toBe('submitted');
    }));

  it('R20 twice at once: the second hears that they are accepted; one that was accepted by itself is no obstacle', () =>
    world.rollback(async () => {
      const { sen, dao, hai } = await openTwo();
      const [first, second] = [await send(sen, now(), 100), await send(dao, now(), 100)];
      const shown = await waiting(hai);
      await acceptSeen(hai, first);
      expect((await acceptAll(hai, shown)).body).toMatchObject({
        accepted: [second],
        left: [{ submission: first, state: 'accepted', code: 'wrong-state' }],
      });
      const late = await acceptAll(hai, shown);
      expect([codeOf(late), late.problem.state, late.problem.allowed]).toEqual([
        '409 wrong-state',
        'accepted',
        ['return'],
      ]);
      const twice = await acceptAll(hai, [...shown, ...shown]);
      expect(codeOf(twice)).toBe('409 wrong-state');
    }));

  it('R9 another district’s sheet is not found, and nothing of the batch happens; whoever checks nothing may not ask', () =>
    world.rollback(async () => {
      const all = await openTwo();
      const own = await send(all.sen, now(), 100);
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const foreign = (await submitAs(await world.as('lan'), 'lan', { form: 'DT01', period: '2022' })).id;
      const [sheet] = await waiting(all.hai);
      const answer = await acceptAll(all.hai, [
        { submission: own, seen: sheet?.seen ?? '' },
        { submission: foreign, seen: sheet?.seen ?? '' },
      ]);
      expect(codeOf(answer)).toBe('404 not-found');
      expect(await stateOf(all.hai, own)).toBe('submitted');
      expect((await waiting(all.hai)).map(({ submission }) => submission)).not.toContain(foreign);
      expect(codeOf(await acceptAll(await world.as('minh'), [{ submission: own, seen: sheet?.seen ?? '' }]))).toBe(
        '404 not-found',
      );
      expect(codeOf(await acceptAll(all.sen, sheet ? [sheet] : []))).toBe('403 not-allowed');
      expect(codeOf(await acceptAll(all.thu, sheet ? [sheet] : []))).toBe('403 not-allowed');
    }));

  it('R20 nobody accepts what their own account typed, alone or among others', () =>
    world.rollback(async () => {
      const { sen, dao, hai } = await openTwo();
      const [own, calm] = [await send(sen, now(), 100), await send(dao, now(), 100)];
      const hand = await world.db
        .selectFrom('account')
        .select('id')
        .where('username', '=', 'halang')
        .executeTakeFirstOrThrow();
      await sql`insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, at)
        values (${own}::uuid, 2, '{A.X}', '{null}', '{100}', 'page', ${hand.id}::uuid, ${world.clock.now}::timestamptz)`.execute(
        world.db,
      );
      const shown = await waiting(hai);
      expect(shown.find(({ submission }) => submission === own)?.own).toBe(true);
      const mine = shown.filter(({ submission }) => submission === own);
      expect(codeOf(await acceptAll(hai, mine))).toBe('403 own-figures');
      expect((await acceptAll(hai, shown)).body).toMatchObject({
        accepted: [calm],
        left: [{ submission: own, code: 'own-figures' }],
      });
    }));

  it('R16 attacks: nothing, too many, a threshold that is none, a digest that never was', () =>
    world.rollback(async () => {
      const { sen, hai } = await openTwo();
      const submission = await send(sen, now(), 100);
      const [sheet] = await waiting(hai);
      const seen = sheet?.seen ?? '';
      const tried = [
        await acceptAll(hai, []),
        await acceptAll(
          hai,
          Array.from({ length: 201 }, () => ({ submission, seen })),
        ),
        await acceptAll(hai, [{ submission, seen }], { percent: -1 }),
        await acceptAll(hai, [{ submission, seen }], { percent: 1.5 }),
        await acceptAll(hai, [{ submission, seen: 'sha256:0' }]),
      ];
      expect(tried.map(codeOf)).toEqual(tried.map(() => '400 bad-request'));
      expect(codeOf(await acceptAll(hai, [{ submission, seen: `sha256:${'0'.repeat(64)}` }]))).toBe('409 not-as-seen');
      expect(await stateOf(hai, submission)).toBe('submitted');
      expect(codeOf(await hai.call(getWaitingSheets, { query: { period: '2022-Q9' } }))).toBe('404 not-found');
      expect((await hai.call(getWaitingSheets, { query: { period: '1999' } })).body.sheets).toEqual([]);
    }));
});
