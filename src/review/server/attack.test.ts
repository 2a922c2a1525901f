import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { approveSeen, returnSeen, returnTotalSeen, UNSEEN } from '../../../tests/world/decide.ts';
import type { PersonName } from '../../../tests/world/people.ts';
import {
  approvalOf,
  codeOf,
  consolidationOf,
  figuresFor,
  ownSubmission,
  provinceFigures,
  submitAs,
  verifyAllAs,
} from '../../../tests/world/round.ts';
import { getSheet, saveDraft, submitSheet, submitValues } from '../../submissions/contract.ts';
import { getConsolidation, getQueue, listConsolidations, returnConsolidation, sign, verify } from '../contract.ts';
import { allSigned, back, inRound, keepWorld, round, world } from './attack.fixture.ts';

keepWorld();

describe('attacks on the scope', () => {
  it(
    'R9 a consolidation outside the scope is not found by any verb; who may read it only decides nothing',
    inRound(round, async () => {
      const { minh } = await allSigned();
      const { consolidation, seen } = await consolidationOf(minh, round);
      const params = { id: consolidation.id };
      const decision = { params, body: { seen } };
      const tried = async (name: PersonName) => {
        const client = await world.as(name);
        const listed = (await client.call(listConsolidations, { query: round })).body.consolidations.some(
          ({ id }) => id === params.id,
        );
        const returning = await client.call(returnConsolidation, {
          params,
          body: { seen, reason: 'Không phải việc của mình' },
        });
        const answers = [
          await client.call(getConsolidation, { params }),
          await client.call(sign, decision),
          await client.call(verify, decision),
          returning,
        ];
        return [listed, ...answers.map(codeOf)];
      };
      expect(await tried('hai')).toEqual([
        false,
        '404 not-found',
        '404 not-found',
        '403 not-allowed',
        '403 not-allowed',
      ]);
      expect(await tried('lan')).toEqual([
        false,
        '404 not-found',
        '403 not-allowed',
        '403 not-allowed',
        '403 not-allowed',
      ]);
      expect(await tried('binh')).toEqual([false, '404 not-found', '404 not-found', '404 not-found', '404 not-found']);
      // The department of health is consulted on DT01.
      expect(await tried('sy')).toEqual([true, '200', '403 not-allowed', '403 not-allowed', '403 not-allowed']);
      expect(await tried('vinh')).toEqual([true, '200', '403 not-allowed', '403 not-allowed', '403 not-allowed']);
    }),
  );

  it(
    'R9 the queue holds only units of the scope, and outside it there is none',
    inRound(round, async () => {
      expect(codeOf(await (await world.as('binh')).call(getQueue, { query: round }))).toBe('404 not-found');
      expect(codeOf(await (await world.as('minh')).call(getQueue, { query: { ...round, form: 'DT07' } }))).toBe(
        '404 not-found',
      );
      const hai = await world.as('hai');
      const { body } = await hai.call(getQueue, { query: round });
      expect(body.rows.map(({ unit }) => unit.path)).toEqual([
        'thị trấn Thanh Nhật, huyện Hạ Lang',
        'xã Vinh Quý, huyện Hạ Lang',
      ]);
      expect(body.consolidationId).toBe((await consolidationOf(hai, round)).consolidation.id);
    }),
  );

  it(
    'R9 a district neither reads nor decides the total of the province',
    inRound({ form: 'DT06', period: '2022' }, async () => {
      const query = { form: 'DT06', period: '2022' };
      const thu = await world.as('thu');
      const { consolidation, seen } = await consolidationOf(thu, query);
      expect([consolidation.unit.name, consolidation.expected]).toEqual(['Tỉnh Cao Bằng', 2]);
      const minh = await world.as('minh');
      expect((await minh.call(listConsolidations, { query })).body.consolidations).toEqual([]);
      expect(codeOf(await minh.call(getConsolidation, { params: { id: consolidation.id } }))).toBe('404 not-found');
      expect(codeOf(await minh.call(sign, { params: { id: consolidation.id }, body: { seen } }))).toBe('404 not-found');
      expect(codeOf(await thu.call(sign, { params: { id: consolidation.id }, body: { seen } }))).toBe(
        '409 wrong-state',
      );
    }),
  );

  it(
    'R26 reading the totals of a sensitive form leaves a line in the trail',
    inRound({ form: 'DT10', period: '2022-Q3' }, async () => {
      const minh = await world.as('minh');
      const { consolidation } = await consolidationOf(minh, { form: 'DT10', period: '2022-Q3' });
      const lines = await world.db
        .selectFrom('audit_event')
        .select(['action', 'account_name'])
        .where('object_id', '=', consolidation.id)
        .execute();
      expect(lines.map(({ account_name: name }) => name)).toEqual(['trungkhanh']);
    }),
  );
});

describe('attacks on returns', () => {
  it(
    'R21 a figure counted from a list opens the list, so that the return is no dead end',
    inRound({ form: 'DT19', period: '2022' }, async () => {
      const query = { form: 'DT19', period: '2022' };
      const [lan, minh] = [await world.as('lan'), await world.as('minh')];
      const { id } = await submitAs(lan, 'lan', query);
      const returned = await returnSeen(minh, id, back('B01.GT'));
      expect([returned.status, returned.body.openedCells]).toEqual([200, ['A']]);
      const { body: sheet } = await lan.call(getSheet, { params: { id } });
      expect(sheet.values).toEqual(figuresFor('lan', query));
      const closed = await lan.call(saveDraft, {
        params: { id },
        body: { baseVersion: returned.body.dataVersion, cells: { 'B04.GT': '1' } },
      });
      expect(codeOf(closed)).toBe('422 invalid-values');
      const [first] = sheet.values.lists.A ?? [];
      const saved = await lan.call(saveDraft, {
        params: { id },
        body: { baseVersion: returned.body.dataVersion, rows: { A: [{ id: first?.id ?? '', removed: true }] } },
      });
      expect(
        codeOf(await lan.call(submitSheet, { params: { id }, body: { baseVersion: saved.body.dataVersion } })),
      ).toBe('200');
    }),
  );

  it(
    'R21 values sent whole cannot smuggle in a cell that was not returned',
    inRound(round, async () => {
      const [lan, minh] = [await world.as('lan'), await world.as('minh')];
      const { id } = await submitAs(lan, 'lan', round);
      const { body } = await returnSeen(minh, id, back());
      const cells = figuresFor('lan', round).cells;
      const smuggled = { ...cells, 'A01.TAY': String(Number(cells['A01.TAY']) + 1) };
      expect(
        codeOf(
          await lan.call(submitValues, { params: { id }, body: { baseVersion: body.dataVersion, cells: smuggled } }),
        ),
      ).toBe('422 invalid-values');
      expect(
        codeOf(await lan.call(submitValues, { params: { id }, body: { baseVersion: body.dataVersion, cells } })),
      ).toBe('200');
    }),
  );

  it(
    'R22 a return makes stale only what the unit is a member of on the last day of the period',
    inRound(round, async () => {
      const { minh, hai, of } = await allSigned();
      const { consolidation } = await consolidationOf(hai, round);
      // Long ago the commune stood under the other district.
      await sql`insert into unit_closure (ancestor_id, descendant_id, depth, valid_from, valid_to)
      select ${consolidation.unit.id}, s.subject_unit_id, 1, '2001-01-01', '2005-01-01' from submission s where s.id = ${of('lan').id}::uuid`.execute(
        world.db,
      );
      expect(codeOf(await returnSeen(minh, of('lan').id, back()))).toBe('200');
      expect((await consolidationOf(minh, round)).consolidation.state).toBe('stale');
      expect((await consolidationOf(hai, round)).consolidation.state).toBe('signed');
    }),
  );

  it(
    'R22 what was verified falls with a returned member and the approval waits for it again',
    inRound(round, async () => {
      const { minh, of } = await allSigned();
      const [thu, mai] = [await world.as('thu'), await world.as('mai')];
      await verifyAllAs(thu, round);
      const before = await approvalOf(mai, round);
      expect(before.mayApprove).toBe(true);
      await returnSeen(minh, of('lan').id, back());
      expect(await approvalOf(mai, round)).toMatchObject({ mayApprove: false, verified: 1, accepted: 4 });
      expect(codeOf(await approveSeen(mai, before.id))).toBe('409 wrong-state');
    }),
  );

  it(
    'R21 only the board sends back what is verified',
    inRound(round, async () => {
      const { minh } = await allSigned();
      const [thu, mai] = [await world.as('thu'), await world.as('mai')];
      await verifyAllAs(thu, round);
      const { consolidation } = await consolidationOf(minh, round);
      const params = { id: consolidation.id };
      const why = { reason: 'Đề nghị xem lại' };
      expect(codeOf(await returnTotalSeen(thu, consolidation.id, why))).toBe('409 wrong-state');
      expect(codeOf(await mai.call(returnConsolidation, { params, body: { ...why, seen: UNSEEN } }))).toBe(
        '409 not-as-seen',
      );
      expect(codeOf(await returnTotalSeen(mai, consolidation.id, why))).toBe('200');
      expect((await consolidationOf(minh, round)).consolidation.actions).toEqual(['sign']);
    }),
  );
});

describe('attacks on the separation of hands', () => {
  it(
    'R20 the board’s account that filled a form of the board does not approve it; another person does',
    inRound({ form: 'DT22', period: '2022' }, async () => {
      const query = { form: 'DT22', period: '2022' };
      const [ban, mai] = [await world.as('ban'), await world.as('mai')];
      const { id, dataVersion } = await ownSubmission(ban, query);
      const { cells } = provinceFigures(query);
      const sent = await ban.call(submitValues, { params: { id }, body: { baseVersion: dataVersion, cells } });
      expect([sent.status, sent.body.state]).toEqual([200, 'accepted']);
      const approval = await approvalOf(mai, query);
      expect([approval.consolidations, approval.mayApprove]).toEqual([0, true]);
      expect(codeOf(await approveSeen(ban, approval.id))).toBe('403 own-figures');
      expect(codeOf(await approveSeen(mai, approval.id))).toBe('200');
      expect(
        codeOf(await ban.call(submitValues, { params: { id }, body: { baseVersion: sent.body.dataVersion, cells } })),
      ).toBe('409 locked');
    }),
  );

  it(
    'R20 nobody approves but the board and its operators of approval',
    inRound(round, async () => {
      await allSigned();
      await verifyAllAs(await world.as('thu'), round);
      const { id } = await approvalOf(await world.as('mai'), round);
      const answers: string[] = [];
      for (const name of ['lan', 'minh', 'thu', 'tuan', 'quan', 'ngoc', 'vinh'] as const)
        answers.push(codeOf(await approveSeen(await world.as(name), id)));
      expect(answers).toEqual(answers.map(() => '403 not-allowed'));
      expect(codeOf(await approveSeen(await world.as('ban'), id))).toBe('200');
    }),
  );
});
