import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { acceptSeen, approveSeen, returnSeen, sheetsOf, signSeen, verifySeen } from '../../../tests/world/decide.ts';

import { codeOf, consolidationOf, ownSubmission } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getSheet, submitValues } from '../../submissions/contract.ts';
import { amount, publish, smallForm } from '../../submissions/server/small-forms.fixture.ts';
import {
  accept,
  approve,
  getApproval,
  getConsolidation,
  listApprovals,
  returnConsolidation,
  returnSubmission,
  sign,
  verify,
} from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const round = { form: 'XEM01', period: '2022' };
const back = { reason: 'Xem lại', cells: [{ cell: 'A.X', reason: 'Sai' }], dueOn: '2022-12-20' };

const people = async () => ({
  sen: await world.as('sen'),
  dao: await world.as('dao'),
  hai: await world.as('hai'),
  thu: await world.as('thu'),
  mai: await world.as('mai'),
});
type People = Awaited<ReturnType<typeof people>>;

/** A form of two figures, asked of the two communes of one district. */
const open = async (): Promise<People> => {
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

const send = async (client: Client, a: number, b = 0): Promise<string> => {
  const { id, dataVersion } = await ownSubmission(client, round);
  const answer = await client.call(submitValues, {
    params: { id },
    body: { baseVersion: dataVersion, cells: { 'A.X': String(a), 'B.X': String(b) } },
  });
  expect(codeOf(answer), JSON.stringify(answer.problem)).toBe('200');
  return id;
};

const totalId = async ({ hai }: People): Promise<string> => (await consolidationOf(hai, round)).consolidation.id;
const approvalId = async ({ mai }: People): Promise<string> =>
  (await mai.call(listApprovals, { query: round })).body.approvals[0]?.id ?? '';

/** Both sent, accepted, signed and verified: the board may approve. */
const verified = async (a: number, b: number) => {
  const all = await open();
  const ids = [await send(all.sen, a), await send(all.dao, b)];
  for (const id of ids) await acceptSeen(all.hai, id);
  await signSeen(all.hai, await totalId(all));
  await verifySeen(all.thu, await totalId(all));
  return { ...all, ids };
};

describe('R20 R23 a decision is bound to what was shown', () => {
  it('what the board saw as 40 is not approved once it is 4: refused with the difference, and approved when looked at again', () =>
    world.rollback(async () => {
      const all = await verified(36, 4);
      const [first = ''] = all.ids;
      const id = await approvalId(all);
      const shown = (await all.mai.call(getApproval, { params: { id } })).body;
      expect(shown.totals['A.X']).toBe('40');
      const body = { seen: shown.seen, sheets: sheetsOf(shown.members) };

      await returnSeen(all.hai, first, back);
      await send(all.sen, 0);
      await acceptSeen(all.hai, first);
      await signSeen(all.hai, await totalId(all));
      await verifySeen(all.thu, await totalId(all));

      const refused = await all.mai.call(approve, { params: { id }, body });
      expect(codeOf(refused)).toBe('409 not-as-seen');
      expect(refused.problem.difference).toMatchObject({
        totals: [{ cell: 'A.X', before: '40', after: '4' }],
        sheets: [
          { submission: first, before: 1, after: 2, figures: [{ cell: 'A.X', before: '36', after: '0' }], others: [] },
        ],
      });
      expect(refused.problem.detail).toMatch(
        /^Nội dung đã thay đổi từ lúc được xem\. Thị trấn .+, lần nộp 1 → 2: .+ 36 → 0\. Số tổng hợp: .+ 40 → 4\. Chưa ghi nhận/,
      );
      expect((await all.mai.call(listApprovals, { query: round })).body.approvals[0]?.state).toBe('open');
      expect(codeOf(await approveSeen(all.mai, id))).toBe('200');
    }));

  it('a sheet that was sent anew is neither accepted nor returned by what was seen before; the answer names the old and the new', () =>
    world.rollback(async () => {
      const { sen, hai } = await open();
      const id = await send(sen, 7);
      const { seen } = (await hai.call(getSheet, { params: { id } })).body;
      await returnSeen(hai, id, back);
      await send(sen, 8);
      for (const late of [
        await hai.call(accept, { params: { id }, body: { seen } }),
        await hai.call(returnSubmission, { params: { id }, body: { ...back, seen } }),
      ])
        expect([codeOf(late), late.problem.difference]).toEqual([
          '409 not-as-seen',
          {
            sheets: [
              {
                submission: id,
                unit: expect.any(String),
                before: 1,
                after: 2,
                figures: [{ cell: 'A.X', name: expect.any(String), before: '7', after: '8' }],
                others: [],
              },
            ],
            totals: [],
            otherwise: [],
          },
        ]);
    }));

  it('who saw a sheet as sent does not return it once it is accepted and signed for', () =>
    world.rollback(async () => {
      const { sen, hai } = await open();
      const id = await send(sen, 7);
      const { seen } = (await hai.call(getSheet, { params: { id } })).body;
      await acceptSeen(hai, id);
      const late = await hai.call(returnSubmission, { params: { id }, body: { ...back, seen } });
      expect([codeOf(late), late.problem.difference]).toMatchObject([
        '409 not-as-seen',
        { sheets: [], otherwise: ['Trạng thái của phiếu: đã nộp → đã chấp nhận'] },
      ]);
    }));

  it('a signature is what the signer saw, even where a member came back with the same total', () =>
    world.rollback(async () => {
      const all = await open();
      const ids = [await send(all.sen, 3), await send(all.dao, 4)];
      for (const id of ids) await acceptSeen(all.hai, id);
      const id = await totalId(all);
      const { seen, members } = (await all.hai.call(getConsolidation, { params: { id } })).body;
      await returnSeen(all.hai, ids[0] ?? '', back);
      await returnSeen(all.hai, ids[1] ?? '', back);
      await send(all.sen, 4);
      await send(all.dao, 3);
      for (const one of ids) await acceptSeen(all.hai, one);
      const late = await all.hai.call(sign, { params: { id }, body: { seen, sheets: sheetsOf(members) } });
      expect([codeOf(late), late.problem.difference]).toMatchObject([
        '409 not-as-seen',
        {
          totals: [],
          sheets: [
            { before: 1, after: 2 },
            { before: 1, after: 2 },
          ],
        },
      ]);
    }));
});

type Ids = { readonly sheet: string; readonly total: string; readonly approval: string };
/** One thing that somebody read: what was in it, and the digest that came with it. */
type Look = {
  readonly content: string;
  readonly seen: string;
  readonly sheets: { submission: string; revision: number }[];
};
type Records = { readonly sheet: Look; readonly total: Look; readonly approval: Look };

/** What a person can read of it, without what says who may do what next. */
const lookAt = async ({ hai, mai }: People, { sheet: id, total, approval }: Ids): Promise<Records> => {
  const sheet = (await hai.call(getSheet, { params: { id } })).body;
  const sum = (await hai.call(getConsolidation, { params: { id: total } })).body;
  const whole = (await mai.call(getApproval, { params: { id: approval } })).body;
  const { state, excusedReason, revision } = sheet.submission;
  const { signature, returnReason } = sum.consolidation;
  return {
    sheet: { content: JSON.stringify([state, excusedReason, revision, sheet.values]), seen: sheet.seen, sheets: [] },
    total: {
      content: JSON.stringify([sum.consolidation.state, signature, returnReason, sum.totals, sum.members]),
      seen: sum.seen,
      sheets: sheetsOf(sum.members),
    },
    approval: {
      content: JSON.stringify([
        whole.approval.state,
        whole.approval.waitingFor,
        signature?.digest,
        whole.totals,
        whole.members,
      ]),
      seen: whole.seen,
      sheets: sheetsOf(whole.members),
    },
  };
};

const moves = ['send', 'accept', 'return', 'sign', 'verify', 'returnTotal'] as const;
const decisions = ['accept', 'return', 'sign', 'verify', 'returnTotal', 'approve'] as const;

describe('R20 R21 R22 the kind', () => {
  it('whatever happened in between, a decision by a former look counts exactly where the thing looks the same now', async () => {
    const walk = fc.array(
      fc.tuple(fc.constantFrom(...moves, 'send', 'accept', 'sign', 'verify'), fc.nat(3), fc.constantFrom(...decisions)),
      {
        minLength: 10,
        maxLength: 16,
      },
    );
    const tried = { stale: 0, same: 0 };
    await fc.assert(
      fc.asyncProperty(walk, (steps) =>
        world.rollback(async () => {
          const all = await open();
          const [sheet, other] = [await send(all.sen, 1), await send(all.dao, 2)];
          await acceptSeen(all.hai, other);
          const ids = { sheet, total: await totalId(all), approval: await approvalId(all) };
          const looks = [await lookAt(all, ids)];
          for (const [move, ago, decision] of steps) {
            await step(all, move, ids);
            const now = await lookAt(all, ids);
            looks.push(now);
            const then = looks[Math.max(0, looks.length - 1 - ago)] ?? now;
            const [kind, answer] = await decide(all, decision, then, ids);
            const code = codeOf(answer);
            tried.stale += code === '409 not-as-seen' ? 1 : 0;
            tried.same += code === '200' ? 1 : 0;
            demandHonest(then[kind], now[kind], code);
            if (code === '200') looks.push(await lookAt(all, ids));
          }
        }),
      ),
      { numRuns: 6 },
    );
    expect(tried.stale).toBeGreaterThan(0);
    expect(tried.same).toBeGreaterThan(0);
  }, 240_000);
});

/** Looks are equal exactly where their digests are, and only an equal one counts. */
const demandHonest = (then: Look, now: Look, code: string): void => {
  const same = then.content === now.content;
  expect(then.seen === now.seen, `${then.content} ${now.content}`).toBe(same);
  if (code === '200') expect(same).toBe(true);
  if (code === '409 not-as-seen') expect(same).toBe(false);
};

let figure = 10;
/** One move on the way; what cannot be done now is refused and changes nothing. */
const step = async (all: People, move: (typeof moves)[number], { sheet, total }: Ids): Promise<void> => {
  switch (move) {
    case 'send': {
      const { dataVersion } = await ownSubmission(all.sen, round);
      figure += 1;
      const cells = { 'A.X': String(figure % 3), 'B.X': '0' };
      await all.sen.call(submitValues, { params: { id: sheet }, body: { baseVersion: dataVersion, cells } });
      return;
    }
    case 'accept':
      return void (await acceptSeen(all.hai, sheet));
    case 'return':
      return void (await returnSeen(all.hai, sheet, back));
    case 'sign':
      return void (await signSeen(all.hai, total));
    case 'verify':
      return void (await verifySeen(all.thu, total));
    case 'returnTotal': {
      const { seen } = (await all.thu.call(getConsolidation, { params: { id: total } })).body;
      return void (await all.thu.call(returnConsolidation, {
        params: { id: total },
        body: { seen, reason: 'Xem lại' },
      }));
    }
  }
};

const decide = async (all: People, decision: (typeof decisions)[number], then: Records, ids: Ids) => {
  const [sheet, total] = [{ params: { id: ids.sheet } }, { params: { id: ids.total } }];
  const { seen, sheets } = then.total;
  switch (decision) {
    case 'accept':
      return ['sheet', await all.hai.call(accept, { ...sheet, body: { seen: then.sheet.seen } })] as const;
    case 'return':
      return [
        'sheet',
        await all.hai.call(returnSubmission, { ...sheet, body: { ...back, seen: then.sheet.seen } }),
      ] as const;
    case 'sign':
      return ['total', await all.hai.call(sign, { ...total, body: { seen, sheets } })] as const;
    case 'verify':
      return ['total', await all.thu.call(verify, { ...total, body: { seen, sheets } })] as const;
    case 'returnTotal':
      return [
        'total',
        await all.thu.call(returnConsolidation, { ...total, body: { seen, sheets, reason: 'Xem lại' } }),
      ] as const;
    case 'approve':
      return [
        'approval',
        await all.mai.call(approve, {
          params: { id: ids.approval },
          body: { seen: then.approval.seen, sheets: then.approval.sheets },
        }),
      ] as const;
  }
};
