import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../tests/world/client.ts';
import { approveSeen, returnSeen, seenApproval, seenSheet, seenTotal, signSeen } from '../../../tests/world/decide.ts';
import { openOwnDatabase } from '../../../tests/world/engine.ts';
import { PASSWORD, type PersonName, people } from '../../../tests/world/people.ts';
import {
  acceptAs,
  approvalOf,
  codeOf,
  consolidationOf,
  ownSubmission,
  signAs,
  submitAs,
  verifyAllAs,
} from '../../../tests/world/round.ts';
import { testServices } from '../../../tests/world/services.ts';
import { WORLD_DAY } from '../../../tests/world/small-province.ts';
import { compose } from '../../app/compose.ts';
import { excuseUnit, extendDueDates, openCampaign } from '../../campaigns/contract.ts';
import { signIn } from '../../sign-in/contract.ts';
import { saveDraft, submitSheet } from '../../submissions/contract.ts';
import { accept, approve, getQueue, returnSubmission, sign, verify } from '../contract.ts';
import { back, districtOf, inRound, keepWorld, round, world } from './attack.fixture.ts';

keepWorld();

describe('attacks on coverage and on the lock', () => {
  it(
    'R22 an excused unit completes the coverage without figures; after the lock not even its due date moves',
    inRound(round, async () => {
      const [tuan, minh, hai] = [await world.as('tuan'), await world.as('minh'), await world.as('hai')];
      for (const name of ['nga', 'kim', 'sen', 'dao'] as const)
        await acceptAs(districtOf(name) === 'minh' ? minh : hai, await submitAs(await world.as(name), name, round));
      const { campaignId, subject } = await ownSubmission(await world.as('lan'), round);
      const before = await consolidationOf(minh, round);
      expect([before.consolidation.accepted, before.consolidation.excused, before.consolidation.actions]).toEqual([
        2,
        0,
        [],
      ]);
      const excuse = { form: 'DT01', period: '2022', unit: subject.id, reason: 'Lũ quét, mất sổ sách' };
      expect(codeOf(await tuan.call(excuseUnit, { params: { id: campaignId ?? '' }, body: excuse }))).toBe('200');
      await signAs(minh, round);
      await signAs(hai, round);
      const { consolidation } = await consolidationOf(minh, round);
      expect(consolidation).toMatchObject({ expected: 3, accepted: 2, excused: 1, signature: { members: 2 } });
      await verifyAllAs(await world.as('thu'), round);
      const mai = await world.as('mai');
      const { id } = await approvalOf(mai, round);
      expect(codeOf(await approveSeen(mai, id))).toBe('200');
      const extension = { form: 'DT01', units: [subject.id], dueOn: '2022-12-30', reason: 'Xin thêm ngày' };
      expect(codeOf(await tuan.call(extendDueDates, { params: { id: campaignId ?? '' }, body: extension }))).toBe(
        '409 locked',
      );
      expect(codeOf(await tuan.call(excuseUnit, { params: { id: campaignId ?? '' }, body: excuse }))).toBe(
        '409 locked',
      );
    }),
  );

  it(
    'R21 the reviewer sees that a text changed',
    inRound({ form: 'DT17', period: '2022-M10' }, async () => {
      const query = { form: 'DT17', period: '2022-M10' };
      const [lan, minh] = [await world.as('lan'), await world.as('minh')];
      const { id } = await submitAs(lan, 'lan', query, { 'B03.GT': 'Ổn định' });
      const { body } = await returnSeen(minh, id, back('B03.GT'));
      const saved = await lan.call(saveDraft, {
        params: { id },
        body: { baseVersion: body.dataVersion, cells: { 'B03.GT': 'Có 01 vụ việc phức tạp' } },
      });
      expect(
        codeOf(await lan.call(submitSheet, { params: { id }, body: { baseVersion: saved.body.dataVersion } })),
      ).toBe('200');
      const { body: queue } = await minh.call(getQueue, { query });
      expect(queue.rows.find((row) => row.id === id)?.changedCells).toBe(1);
    }),
  );

  it(
    'R20 where signing is the verification, who entered a figure does not sign',
    inRound({ form: 'DT06', period: '2022' }, async () => {
      const query = { form: 'DT06', period: '2022' };
      const thu = await world.as('thu');
      for (const name of ['minh', 'hai'] as const)
        await acceptAs(thu, await submitAs(await world.as(name), name, query));
      const signing = async () => {
        const { consolidation } = await consolidationOf(thu, query);
        return signSeen(thu, consolidation.id);
      };
      const typed = await sql<{
        id: string;
      }>`insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, at)
      select s.id, 1, '{A01.TS}', '{NULL}', '{1}', 'page', a.id, now() from submission s, account a where a.username = 'ctk' and s.state = 'accepted' limit 1 returning submission_id as id`.execute(
        world.db,
      );
      expect(typed.rows).toHaveLength(1);
      expect(codeOf(await signing())).toBe('403 own-figures');
    }),
  );

  it(
    'R20 where signing is the verification, the signed total goes straight to the board',
    inRound({ form: 'DT06', period: '2022' }, async () => {
      const query = { form: 'DT06', period: '2022' };
      const [thu, mai] = [await world.as('thu'), await world.as('mai')];
      for (const name of ['minh', 'hai'] as const)
        await acceptAs(thu, await submitAs(await world.as(name), name, query));
      await signAs(thu, query);
      expect((await consolidationOf(thu, query)).consolidation).toMatchObject({ state: 'verified', actions: [] });
      expect(await approvalOf(mai, query)).toMatchObject({
        consolidations: 1,
        verified: 1,
        mayApprove: true,
        waitingFor: [],
      });
    }),
  );
});

describe('races, with real transactions', () => {
  const openRace = async () => {
    const database = await openOwnDatabase();
    const server = await compose({ database, clock: () => WORLD_DAY, logLevel: 'silent', ...testServices });
    await server.ready();
    const as = async (name: PersonName) => {
      const client = createClient(server);
      expect(codeOf(await client.call(signIn, { body: { username: people[name].username, password: PASSWORD } }))).toBe(
        '200',
      );
      return client;
    };
    const unit = await database.owner
      .selectFrom('unit_version')
      .select('unit_id')
      .where('kind', '=', 'commune')
      .where('code', '=', people.lan.unit)
      .executeTakeFirstOrThrow();
    const letter = { number: '214/BDT-CSDT', day: '2022-11-14', subject: 'Đề nghị cập nhật', attachments: [] };
    const due = {
      opensOn: '2022-11-14',
      dueCommune: '2022-11-25',
      dueDistrict: '2022-12-02',
      dueDepartment: '2022-12-10',
      dueBoard: '2022-12-20',
    };
    const plan = { title: 'Đua', letter, forms: [{ ...round }], communes: [unit.unit_id], ...due };
    expect(codeOf(await (await as('tuan')).call(openCampaign, { body: plan }))).toBe('200');
    const end = async () => {
      await server.close();
      await database.close();
    };
    return { db: database.owner, as, end };
  };

  it('R20 twenty identical acceptances have one effect; of twenty different ones one holds', async () => {
    const { db, as, end } = await openRace();
    const [lan, minh] = [await as('lan'), await as('minh')];
    const { id } = await submitAs(lan, 'lan', round);
    const first = { seen: await seenSheet(minh, id) };
    const key = crypto.randomUUID();
    const same = await Promise.all(
      Array.from({ length: 20 }, () => minh.call(accept, { params: { id }, body: first }, { key })),
    );
    expect([...new Set(same.map((answer) => `${answer.status} ${JSON.stringify(answer.body)}`))]).toHaveLength(1);
    expect(codeOf(same[0])).toBe('200');
    expect(codeOf(await returnSeen(minh, id, back()))).toBe('200');
    await submitAs(lan, 'lan', round);
    const again = { seen: await seenSheet(minh, id) };
    const different = await Promise.all(
      Array.from({ length: 20 }, () => minh.call(accept, { params: { id }, body: again })),
    );
    expect(different.map(codeOf).sort()).toEqual(['200', ...Array.from({ length: 19 }, () => '409 wrong-state')]);
    const steps = await db
      .selectFrom('review_step')
      .select('number')
      .where('action', '=', 'accept')
      .orderBy('id')
      .execute();
    expect(steps.map(({ number }) => number)).toEqual([1, 2]);
    await end();
  });

  it('R22 signing, verifying and approving against a return at the same time leaves no signature on a member that is out', async () => {
    const { db, as, end } = await openRace();
    const [lan, minh, thu, mai] = [await as('lan'), await as('minh'), await as('thu'), await as('mai')];
    const answers: string[] = [];
    const against = async (decide: () => Promise<{ status: number; problem: { code?: string } }>) => {
      const { id } = await ownSubmission(lan, round);
      const body = { ...back(), seen: await seenSheet(minh, id) };
      const both = await Promise.all([decide(), minh.call(returnSubmission, { params: { id }, body })]);
      answers.push(...both.map(codeOf));
      const { state } = await db.selectFrom('submission').select('state').executeTakeFirstOrThrow();
      const consolidation = await db.selectFrom('consolidation').select('state').executeTakeFirstOrThrow();
      expect([state, consolidation.state]).toEqual(
        state === 'accepted' ? ['accepted', 'approved'] : ['returned', expect.stringMatching(/^(open|stale)$/)],
      );
      return state;
    };
    const ready = async () => acceptAs(minh, await submitAs(lan, 'lan', round));
    const decision = async () => {
      const { consolidation } = await consolidationOf(minh, round);
      return { params: { id: consolidation.id }, body: await seenTotal(minh, consolidation.id) };
    };
    for (let turn = 0; turn < 4; turn++) {
      await ready();
      const signing = await decision();
      await against(() => minh.call(sign, signing));
      await ready();
      await signAs(minh, round);
      const verifying = await decision();
      await against(() => thu.call(verify, verifying));
    }
    for (let turn = 0, state = 'returned'; turn < 4 && state === 'returned'; turn++) {
      await ready();
      await signAs(minh, round);
      await verifyAllAs(thu, round);
      const { id } = await approvalOf(mai, round);
      const body = await seenApproval(mai, id);
      state = await against(() => mai.call(approve, { params: { id }, body }));
    }
    // Whoever comes second is told so; nobody meets a deadlock (503) or an error of ours.
    expect(
      answers.filter((answer) => !['200', '409 wrong-state', '409 not-as-seen', '409 locked'].includes(answer)),
    ).toEqual([]);
    await end();
  });
});
