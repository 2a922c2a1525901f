import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptSeen, returnSeen, sheetsOf, signSeen, verifySeen } from '../../../tests/world/decide.ts';

import { codeOf, ownSubmission } from '../../../tests/world/round.ts';
import { getSheet, submitValues } from '../../submissions/contract.ts';
import {
  accept,
  approve,
  getApproval,
  getConsolidation,
  returnConsolidation,
  returnSubmission,
  sign,
  verify,
} from '../contract.ts';

import { approvalId, back, keepWorld, open, type People, round, send, totalId, world } from './as-seen.fixture.ts';

keepWorld();

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
  it('whatever happened in between, a decision by a previous look counts exactly where the thing looks the same now', async () => {
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
