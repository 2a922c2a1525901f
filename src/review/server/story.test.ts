import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  acceptSeen,
  approveSeen,
  returnSeen,
  returnTotalSeen,
  seenSheet,
  signSeen,
  UNSEEN,
  verifySeen,
} from '../../../tests/world/decide.ts';
import { getSheet, getSteps, saveDraft, submitSheet, submitValues } from '../../submissions/contract.ts';
import { dt01Cells } from '../../submissions/server/sheets.fixture.ts';
import { accept, getConsolidation, getQueue, listApprovals, listConsolidations, sign } from '../contract.ts';
import { acceptAll, keepWorld, round, sendAs, sheetOf, signedRound, world } from './story.fixture.ts';

keepWorld();

describe('the route of a round, as the people of the province walk it', () => {
  it('R15 R16 R20 R21 R22 from the clerk to the board: type, send, return, correct, accept, sign, verify, approve, locked', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022' });
      const [lan, minh, thu, mai] = [
        await world.as('lan'),
        await world.as('minh'),
        await world.as('thu'),
        await world.as('mai'),
      ];

      const { id } = await sheetOf(lan);
      const saved = await lan.call(saveDraft, { params: { id }, body: { baseVersion: 1, cells: dt01Cells() } });
      expect(saved.body).toEqual({ dataVersion: 2, filled: 68, required: 68, notTaken: [] });
      const sent = await lan.call(submitSheet, { params: { id }, body: { baseVersion: 2 } });
      expect(sent.body).toMatchObject({ state: 'submitted', dataVersion: 3, revision: 1 });
      expect(sent.body.digest).toMatch(/^sha256:[0-9a-f]{64}$/);

      const first = await seenSheet(minh, id);
      const back = await returnSeen(minh, id, {
        reason: 'Số người Mông chưa khớp sổ hộ khẩu',
        cells: [{ cell: 'A02.MONG', reason: 'Thiếu xóm mới' }],
        dueOn: '2022-11-28',
      });
      expect(back.status, JSON.stringify(back.problem)).toBe(200);
      expect(back.body.openedCells).toEqual(expect.arrayContaining(['A02.MONG', 'A04.MONG', 'A05.MONG', 'A06.MONG']));
      expect(back.body.openedCells).not.toContain('B01.TS');

      const returned = await lan.call(getSheet, { params: { id } });
      expect(returned.body.values.cells).toEqual(dt01Cells());
      expect(returned.body.returns[0]).toMatchObject({
        reason: 'Số người Mông chưa khớp sổ hộ khẩu',
        by: 'Nông Văn Minh',
        answered: false,
      });
      expect(returned.body.submission).toMatchObject({ state: 'returned', dueOn: '2022-11-28' });
      const closed = await lan.call(saveDraft, { params: { id }, body: { baseVersion: 4, cells: { 'B01.TS': '41' } } });
      expect(closed.problem).toMatchObject({ code: 'invalid-values', findings: [{ cell: 'B01.TS' }] });
      const fixed = await lan.call(saveDraft, {
        params: { id },
        body: { baseVersion: 4, cells: { 'A02.MONG': '97', 'A05.MONG': '49' } },
      });
      expect(fixed.status, JSON.stringify(fixed.problem)).toBe(200);
      expect((await lan.call(submitSheet, { params: { id }, body: { baseVersion: 5 } })).body).toMatchObject({
        state: 'submitted',
        revision: 2,
      });

      const queue = await minh.call(getQueue, { query: round });
      expect(queue.body.rows.find((row) => row.id === id)).toMatchObject({
        revision: 2,
        changedCells: 2,
        actions: ['accept', 'return'],
      });
      expect((await minh.call(accept, { params: { id }, body: { seen: first } })).problem).toMatchObject({
        code: 'not-as-seen',
        difference: { sheets: [{ before: 1, after: 2 }] },
      });
      expect((await acceptSeen(minh, id)).body.state).toBe('accepted');

      for (const name of ['nga', 'kim', 'sen', 'dao'] as const) await sendAs(await world.as(name));
      const hai = await world.as('hai');
      for (const row of (await minh.call(getQueue, { query: round })).body.rows.filter(
        ({ state }) => state === 'submitted',
      ))
        await acceptSeen(minh, row.id);
      const [trungKhanh, haLang] = [queue.body.consolidationId ?? '', await acceptAll(hai)];
      expect((await signSeen(minh, trungKhanh)).body.state).toBe('signed');
      expect((await signSeen(hai, haLang)).body.state).toBe('signed');

      const total = await thu.call(getConsolidation, { params: { id: trungKhanh } });
      expect(total.body.totals['A02.MONG']).toBe(String(96 * 2 + 97));
      expect(total.body.totals['A02.TS']).toBe(String(864 * 3 + 1));
      expect((await verifySeen(thu, trungKhanh)).body.state).toBe('verified');
      const waiting = (await mai.call(listApprovals, { query: round })).body.approvals[0];
      expect(waiting).toMatchObject({
        mayApprove: false,
        waitingFor: ['Huyện Hạ Lang: đã chốt, chờ ngành xác thực'],
        consolidations: 2,
        verified: 1,
        expected: 5,
        accepted: 5,
      });
      expect((await approveSeen(mai, waiting?.id ?? '')).problem.code).toBe('wrong-state');
      expect((await verifySeen(thu, haLang)).status).toBe(200);
      const approved = await approveSeen(mai, waiting?.id ?? '');
      expect(approved.body.state).toBe('approved');
      expect((await mai.call(listApprovals, { query: round })).body.approvals[0]).toMatchObject({
        state: 'approved',
        decidedBy: 'Đinh Thị Mai',
        digest: approved.body.digest,
        mayApprove: false,
      });

      const steps = await minh.call(getSteps, { params: { id } });
      expect(steps.body.steps.map(({ action, from, to, custodian }) => [action, from, to, custodian])).toEqual([
        ['submit', 'draft', 'submitted', 'Hoàng Thị Lan'],
        ['return', 'submitted', 'returned', 'Nông Văn Minh'],
        ['submit', 'returned', 'submitted', 'Hoàng Thị Lan'],
        ['accept', 'submitted', 'accepted', 'Nông Văn Minh'],
      ]);
    }));

  it('R22 a member that is reopened makes what was signed stale, and it can go no further until it is signed again', () =>
    world.rollback(async () => {
      const { minh, thu, ids } = await signedRound();
      const id = ids[0] ?? '';
      const member = (await minh.call(getConsolidation, { params: { id } })).body.members[0];
      const returned = await returnSeen(minh, member?.submission ?? '', {
        reason: 'Kiểm tra lại',
        cells: [{ cell: 'A01.TAY', reason: 'Sai' }],
        dueOn: '2022-11-30',
      });
      expect(returned.status).toBe(200);
      const stale = await thu.call(getConsolidation, { params: { id } });
      expect(stale.body.consolidation).toMatchObject({ state: 'stale', actions: [], accepted: 2, expected: 3 });
      expect(stale.body.members.filter(({ moved }) => moved).map(({ submission }) => submission)).toEqual([
        member?.submission,
      ]);
      expect((await verifySeen(thu, id)).problem).toMatchObject({ code: 'wrong-state', state: 'stale' });
      expect((await signSeen(minh, id)).problem).toMatchObject({ code: 'wrong-state', waiting: 1 });
    }));

  it('R22 a signature is refused on a total other than the one that was seen', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const minh = await world.as('minh');
      for (const name of ['lan', 'nga', 'kim'] as const) await sendAs(await world.as(name));
      const id = await acceptAll(minh);
      const refused = await minh.call(sign, { params: { id }, body: { seen: UNSEEN } });
      expect(refused.problem).toMatchObject({ code: 'not-as-seen' });
      expect((await signSeen(minh, id)).status).toBe(200);
    }));

  it('R20 the department returns a signed total with a reason; the district finds it and signs again', () =>
    world.rollback(async () => {
      const { minh, thu, ids } = await signedRound();
      const id = ids[0] ?? '';
      const back = await returnTotalSeen(thu, id, {
        reason: 'Lệch số của ngành',
        cells: [{ cell: 'A02.TS', reason: 'Cao hơn 3%' }],
      });
      expect(back.body).toEqual({ state: 'returned', dataVersion: 3 });
      const list = await minh.call(listConsolidations, { query: round });
      expect(list.body.consolidations).toHaveLength(1);
      expect(list.body.consolidations[0]).toMatchObject({
        state: 'returned',
        returnReason: 'Lệch số của ngành\nA02.TS: Cao hơn 3%',
        actions: ['sign'],
      });
      expect((await signSeen(minh, id)).body.state).toBe('signed');
    }));

  it('R20 after approval nothing changes the figures by any route, nor by SQL of another program', () =>
    world.rollback(async () => {
      const { minh, thu, mai, ids } = await signedRound();
      for (const id of ids) expect((await verifySeen(thu, id)).status).toBe(200);
      const approval = (await mai.call(listApprovals, { query: round })).body.approvals[0];
      expect((await approveSeen(mai, approval?.id ?? '')).status).toBe(200);
      const lan = await world.as('lan');
      const { id, dataVersion } = await sheetOf(lan);
      const refusals = [
        await lan.call(saveDraft, { params: { id }, body: { baseVersion: dataVersion, cells: { 'A01.TAY': '1' } } }),
        await lan.call(submitSheet, { params: { id }, body: { baseVersion: dataVersion } }),
        await lan.call(submitValues, { params: { id }, body: { baseVersion: dataVersion, cells: dt01Cells(30) } }),
        await acceptSeen(minh, id),
        await returnSeen(minh, id, {
          reason: 'Sửa lại',
          cells: [{ cell: 'A01.TAY', reason: 'Sai' }],
          dueOn: '2022-12-30',
        }),
        await signSeen(minh, ids[0] ?? ''),
        await verifySeen(thu, ids[0] ?? ''),
        await returnTotalSeen(thu, ids[0] ?? '', { reason: 'Xem lại số' }),
        await approveSeen(mai, approval?.id ?? ''),
      ];
      expect(refusals.map(({ status, problem }) => [status, problem.code])).toEqual(
        refusals.map(() => [409, 'locked']),
      );
      for (const statement of [
        sql`update submission set state = 'draft' where id = ${id}::uuid`,
        sql`delete from submission where id = ${id}::uuid`,
        sql`insert into revision (submission_id, number, form_version_id, figures, digest, submitted_by, submitted_at)
          select s.id, 9, r.form_version_id, '{}', 'x', (select id from account where username = 'bdt'), now() from submission s join round r on r.id = s.round_id where s.id = ${id}::uuid`,
        sql`update revision set figures = '{}' where submission_id = ${id}::uuid`,
        sql`insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, at)
          values (${id}::uuid, 1, '{A01.TAY}', '{NULL}', '{1}', 'api', (select id from account where username = 'bdt'), now())`,
        sql`update change_set set new_values = '{7}' where submission_id = ${id}::uuid`,
        sql`delete from change_set where submission_id = ${id}::uuid`,
        sql`update consolidation set state = 'open'`,
        sql`update round set state = 'open'`,
        sql`delete from round`,
        sql`insert into submission (round_id, reporter_unit_id, subject_unit_id, required)
          select round_id, reporter_unit_id, subject_unit_id, 1 from submission where id = ${id}::uuid`,
        sql`update round_step set due_on = due_on + 1`,
      ])
        await expect(world.db.transaction().execute((tx) => statement.execute(tx))).rejects.toThrow(
          /locked|append-only|stands/,
        );
    }));
});
