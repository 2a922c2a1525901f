import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../../tests/world/client.ts';
import { openOwnDatabase } from '../../../tests/world/engine.ts';
import { PASSWORD, type PersonName, people } from '../../../tests/world/people.ts';
import {
  acceptAs,
  approvalOf,
  codeOf,
  consolidationOf,
  figuresFor,
  ownSubmission,
  provinceFigures,
  type Sent,
  signAs,
  submitAs,
  verifyAllAs,
} from '../../../tests/world/round.ts';
import { testServices } from '../../../tests/world/services.ts';
import { WORLD_DAY } from '../../../tests/world/small-province.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { signIn } from '../../accounts/contract.ts';
import { compose } from '../../app/compose.ts';
import { excuseUnit, extendDueDates, openCampaign } from '../../campaigns/contract.ts';
import { getSheet, saveDraft, submitSheet, submitValues } from '../../submissions/contract.ts';
import {
  accept,
  approve,
  getConsolidation,
  getQueue,
  listConsolidations,
  returnConsolidation,
  returnSubmission,
  sign,
  verify,
} from '../contract.ts';

const round = { form: 'DT01', period: '2022' };
const back = (revision: number, cell = 'A03.NUNG') => ({
  revision,
  reason: 'Đề nghị rà soát',
  cells: [{ cell, reason: 'Chưa khớp sổ' }],
  dueOn: '2022-11-30',
});
const communes = ['lan', 'nga', 'kim', 'sen', 'dao'] as const;
const districtOf = (name: PersonName) => (name === 'sen' || name === 'dao' ? 'hai' : 'minh');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const inRound = (query: typeof round, test: () => Promise<void>) => () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: [query.form], period: query.period });
    await test();
  });

const allAccepted = async (query = round) => {
  const districts = { minh: await world.as('minh'), hai: await world.as('hai') };
  const sent = new Map<PersonName, Sent>();
  for (const name of communes) {
    sent.set(name, await submitAs(await world.as(name), name, query));
    await acceptAs(districts[districtOf(name)], sent.get(name));
  }
  return { ...districts, of: (name: PersonName): Sent => sent.get(name) ?? { id: '', version: 0, revision: 0 } };
};
const allSigned = async (query = round) => {
  const accepted = await allAccepted(query);
  await signAs(accepted.minh, query);
  await signAs(accepted.hai, query);
  return accepted;
};

describe('attacks on the scope', () => {
  it(
    'R9 a consolidation outside the scope is not found by any verb; who may read it only decides nothing',
    inRound(round, async () => {
      const { minh } = await allSigned();
      const { consolidation, digest } = await consolidationOf(minh, round);
      const params = { id: consolidation.id };
      const decision = { params, body: { version: consolidation.dataVersion, digest } };
      const tried = async (name: PersonName) => {
        const client = await world.as(name);
        const listed = (await client.call(listConsolidations, { query: round })).body.consolidations.some(
          ({ id }) => id === params.id,
        );
        const returning = await client.call(returnConsolidation, {
          params,
          body: { version: consolidation.dataVersion, reason: 'Không phải việc của mình' },
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
      const { consolidation, digest } = await consolidationOf(thu, query);
      expect([consolidation.unit.name, consolidation.expected]).toEqual(['Tỉnh Cao Bằng', 2]);
      const minh = await world.as('minh');
      expect((await minh.call(listConsolidations, { query })).body.consolidations).toEqual([]);
      expect(codeOf(await minh.call(getConsolidation, { params: { id: consolidation.id } }))).toBe('404 not-found');
      expect(codeOf(await minh.call(sign, { params: { id: consolidation.id }, body: { version: 1, digest } }))).toBe(
        '404 not-found',
      );
      expect(codeOf(await thu.call(sign, { params: { id: consolidation.id }, body: { version: 1, digest } }))).toBe(
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
      const { id, revision } = await submitAs(lan, 'lan', query);
      const returned = await minh.call(returnSubmission, { params: { id }, body: back(revision, 'B01.GT') });
      expect([returned.status, returned.body.openedCells]).toEqual([200, ['A']]);
      const { body: sheet } = await lan.call(getSheet, { params: { id } });
      expect(sheet.values).toEqual(figuresFor('lan', query));
      const closed = await lan.call(saveDraft, {
        params: { id },
        body: { baseVersion: returned.body.dataVersion, cells: { 'B04.GT': '1' } },
      });
      expect(codeOf(closed)).toBe('422 invalid-values');
      const rows = (sheet.values.lists.A ?? []).slice(1);
      const saved = await lan.call(saveDraft, {
        params: { id },
        body: { baseVersion: returned.body.dataVersion, lists: { A: rows } },
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
      const { id, revision } = await submitAs(lan, 'lan', round);
      const { body } = await minh.call(returnSubmission, { params: { id }, body: back(revision) });
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
      expect(codeOf(await minh.call(returnSubmission, { params: { id: of('lan').id }, body: back(1) }))).toBe('200');
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
      await minh.call(returnSubmission, { params: { id: of('lan').id }, body: back(1) });
      expect(await approvalOf(mai, round)).toMatchObject({ mayApprove: false, verified: 1, accepted: 4 });
      expect(
        codeOf(await mai.call(approve, { params: { id: before.id }, body: { version: before.dataVersion } })),
      ).toBe('409 wrong-state');
    }),
  );

  it(
    'R21 only the board sends back what is verified',
    inRound(round, async () => {
      const { minh } = await allSigned();
      const [thu, mai] = [await world.as('thu'), await world.as('mai')];
      await verifyAllAs(thu, round);
      const { consolidation } = await consolidationOf(minh, round);
      const input = {
        params: { id: consolidation.id },
        body: { version: consolidation.dataVersion, reason: 'Đề nghị xem lại' },
      };
      expect(codeOf(await thu.call(returnConsolidation, input))).toBe('409 wrong-state');
      expect(codeOf(await mai.call(returnConsolidation, { ...input, body: { ...input.body, version: 2 } }))).toBe(
        '409 stale-version',
      );
      expect(codeOf(await mai.call(returnConsolidation, input))).toBe('200');
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
      const input = { params: { id: approval.id }, body: { version: approval.dataVersion } };
      expect(codeOf(await ban.call(approve, input))).toBe('403 own-figures');
      expect(codeOf(await mai.call(approve, input))).toBe('200');
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
      const { id, dataVersion: version } = await approvalOf(await world.as('mai'), round);
      const answers: string[] = [];
      for (const name of ['lan', 'minh', 'thu', 'tuan', 'quan', 'ngoc', 'vinh'] as const)
        answers.push(codeOf(await (await world.as(name)).call(approve, { params: { id }, body: { version } })));
      expect(answers).toEqual(answers.map(() => '403 not-allowed'));
      expect(codeOf(await (await world.as('ban')).call(approve, { params: { id }, body: { version } }))).toBe('200');
    }),
  );
});

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
      expect(codeOf(await tuan.call(excuseUnit, { params: { id: campaignId }, body: excuse }))).toBe('200');
      await signAs(minh, round);
      await signAs(hai, round);
      const { consolidation } = await consolidationOf(minh, round);
      expect(consolidation).toMatchObject({ expected: 3, accepted: 2, excused: 1, signature: { members: 2 } });
      await verifyAllAs(await world.as('thu'), round);
      const mai = await world.as('mai');
      const { id, dataVersion } = await approvalOf(mai, round);
      expect(codeOf(await mai.call(approve, { params: { id }, body: { version: dataVersion } }))).toBe('200');
      const extension = { form: 'DT01', units: [subject.id], dueOn: '2022-12-30', reason: 'Xin thêm ngày' };
      expect(codeOf(await tuan.call(extendDueDates, { params: { id: campaignId }, body: extension }))).toBe(
        '409 locked',
      );
      expect(codeOf(await tuan.call(excuseUnit, { params: { id: campaignId }, body: excuse }))).toBe('409 locked');
    }),
  );

  it(
    'R21 the reviewer sees that a text changed',
    inRound({ form: 'DT17', period: '2022-M10' }, async () => {
      const query = { form: 'DT17', period: '2022-M10' };
      const [lan, minh] = [await world.as('lan'), await world.as('minh')];
      const { id, revision } = await submitAs(lan, 'lan', query, { 'B03.GT': 'Ổn định' });
      const { body } = await minh.call(returnSubmission, { params: { id }, body: back(revision, 'B03.GT') });
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
        const { consolidation, digest } = await consolidationOf(thu, query);
        return thu.call(sign, {
          params: { id: consolidation.id },
          body: { version: consolidation.dataVersion, digest },
        });
      };
      const typed = await sql<{
        id: string;
      }>`insert into cell_change (submission_id, version, cell, source, account_id, at)
      select s.id, 1, 'A01.TS', 'page', a.id, now() from submission s, account a where a.username = 'ctk' and s.state = 'accepted' limit 1 returning submission_id as id`.execute(
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
    const { id, revision } = await submitAs(lan, 'lan', round);
    const key = crypto.randomUUID();
    const same = await Promise.all(
      Array.from({ length: 20 }, () => minh.call(accept, { params: { id }, body: { revision } }, { key })),
    );
    expect([...new Set(same.map((answer) => `${answer.status} ${JSON.stringify(answer.body)}`))]).toHaveLength(1);
    expect(codeOf(same[0])).toBe('200');
    expect(codeOf(await minh.call(returnSubmission, { params: { id }, body: back(revision) }))).toBe('200');
    const again = await submitAs(lan, 'lan', round);
    const different = await Promise.all(
      Array.from({ length: 20 }, () => minh.call(accept, { params: { id }, body: { revision: again.revision } })),
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
      const { id, revision } = await ownSubmission(lan, round);
      const both = await Promise.all([decide(), minh.call(returnSubmission, { params: { id }, body: back(revision) })]);
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
      const { consolidation, digest } = await consolidationOf(minh, round);
      return { params: { id: consolidation.id }, body: { version: consolidation.dataVersion, digest } };
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
      const { id, dataVersion } = await approvalOf(mai, round);
      state = await against(() => mai.call(approve, { params: { id }, body: { version: dataVersion } }));
    }
    // Whoever comes second is told so; nobody meets a deadlock (503) or an error of ours.
    expect(
      answers.filter((answer) => !['200', '409 wrong-state', '409 stale-version', '409 locked'].includes(answer)),
    ).toEqual([]);
    await end();
  });
});
