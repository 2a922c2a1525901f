import { describe, expect, it } from 'vitest';
import { acceptSeen, approveSeen, returnSeen, sheetsOf, signSeen, verifySeen } from '../../../tests/world/decide.ts';

import { codeOf } from '../../../tests/world/round.ts';
import { getSheet } from '../../submissions/contract.ts';
import { accept, approve, getApproval, getConsolidation, listApprovals, returnSubmission, sign } from '../contract.ts';

import { approvalId, back, keepWorld, open, round, send, totalId, verified, world } from './as-seen.fixture.ts';

keepWorld();

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
