import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../../tests/world/client.ts';
import { seenApproval, seenTotal } from '../../../tests/world/decide.ts';
import { openOwnDatabase } from '../../../tests/world/engine.ts';
import { PASSWORD, type PersonName, people } from '../../../tests/world/people.ts';
import { codeOf } from '../../../tests/world/round.ts';
import { testServices } from '../../../tests/world/services.ts';
import { WORLD_DAY } from '../../../tests/world/small-province.ts';
import { compose } from '../../app/compose.ts';
import { createCampaign } from '../../campaigns/server/index.ts';
import { publishForm } from '../../forms/contract.ts';
import type { Database } from '../../platform/db/open.ts';
import { approve, listConsolidations, returnConsolidation, sign } from '../../review/contract.ts';
import { type Decisions, loadDecisions } from '../../review/server/index.ts';
import { signIn } from '../../sign-in/contract.ts';
import { loadHistory } from '../../submissions/server/index.ts';
import { amount, smallForm } from '../../submissions/server/small-forms.fixture.ts';
import { getWithdrawal } from '../contract/around.ts';
import {
  askCorrection,
  askSubmissionWithdrawal,
  getCorrection,
  grantCorrection,
  grantWithdrawal,
  renewCorrection,
} from '../contract.ts';

/** So many pairs of decisions at the same moment, of each kind. */
const PAIRS = 50;
/** Their rounds: each month one of two forms. */
const MONTHS = Array.from(
  { length: PAIRS },
  (_, at) => `${2019 + Math.floor(at / 12)}-M${`${(at % 12) + 1}`.padStart(2, '0')}`,
);
const [SIGNED, APPROVED, OWN] = ['DUAXA', 'DUAXB', 'DUASO'];
const letter = { number: '1', day: '2022-11-14', subject: 'Thử', attachments: [] };
const AT = new Date('2022-11-20T02:00:00Z');

let database: Database;
let server: Awaited<ReturnType<typeof compose>>;
const as = async (person: PersonName): Promise<Client> => {
  const client = createClient(server);
  await client.call(signIn, { body: { username: people[person].username, password: PASSWORD } });
  return client;
};

const publish = async (): Promise<void> => {
  const tuan = await as('tuan');
  const rows = [amount('A'), amount('B')];
  const forms = [
    ...[SIGNED, APPROVED].map((code) => smallForm(code, rows, { periodKinds: ['month'] })),
    smallForm(OWN, rows, { filledBy: 'department' }),
  ];
  for (const definition of forms)
    expect((await tuan.call(publishForm, { body: { definition, effectiveFrom: '2010-01-01' } })).status).toBe(200);
};

/** Everything sent and accepted; the second series signed and verified; the department's own form approved. */
const load = async (): Promise<void> => {
  const accounts = await database.owner.selectFrom('account').select(['id', 'unit_id', 'username']).execute();
  const unitAccount = (unitId: number): string =>
    accounts.find((one) => one.unit_id === unitId && people.tuan.username !== one.username)?.id ?? '';
  const accountOf: Decisions['accountOf'] = (unitId) => ({ accountId: unitAccount(unitId), custodianId: null });
  const forms = [
    ...[SIGNED, APPROVED].flatMap((form) => MONTHS.map((period) => ({ form, period }))),
    { form: OWN, period: '2021' },
  ];
  const dates = {
    opensOn: '2022-11-14',
    dueCommune: '2022-11-25',
    dueDistrict: '2022-12-02',
    dueDepartment: '2022-12-10',
    dueBoard: '2022-12-20',
  };
  const by = accounts.find(({ username }) => username === people.tuan.username);
  await database.owner.transaction().execute(async (tx) => {
    await createCampaign(
      tx,
      { title: 'Đua', letter, forms, ...dates },
      { accountId: by?.id ?? '', unitId: by?.unit_id ?? 0 },
      AT,
      { announce: false },
    );
    for (const { form, period } of forms) {
      const { rows } = await sql<{ id: number }>`
        select s.subject_unit_id as id from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id
        where f.code = ${form} and r.period = ${period}`.execute(tx);
      const values = { cells: { 'A.X': '100', 'B.X': '50' }, lists: {} };
      const sheets = rows.map(({ id }) => ({
        subjectUnitId: id,
        state: 'accepted' as const,
        values,
        accountId: unitAccount(id),
        at: AT,
      }));
      await loadHistory(tx, { form, period, rows: sheets });
      const upTo = form === OWN ? 'approved' : form === APPROVED ? 'verified' : 'accepted';
      await loadDecisions(tx, { form, period, upTo, accountOf, at: AT });
    }
  });
};

beforeAll(async () => {
  database = await openOwnDatabase();
  server = await compose({ database, clock: () => WORLD_DAY, logLevel: 'silent', ...testServices });
  await server.ready();
  await publish();
  await load();
}, 300_000);
afterAll(async () => {
  await server.close();
  await database.close();
});

const count = (codes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]));

describe('decisions at the same moment', () => {
  it('R23 two corrections of one sheet granted at once: one is, the other is told that its base moved, and nothing is written twice', {
    timeout: 600_000,
  }, async () => {
    const [thu, mai, ban] = [await as('thu'), await as('mai'), await as('ban')];
    const { rows } = await sql<{ id: string }>`
        select s.id from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id where f.code = ${OWN}`.execute(
      database.owner,
    );
    const id = rows[0]?.id ?? '';
    const ask = async (revision: number, cell: string, value: number) => {
      const body = { revision, reason: 'Đếm lại theo sổ', letter, cells: { [cell]: `${value}` } };
      return (await thu.call(askCorrection, { params: { id }, body })).body.id;
    };
    const grant = async (client: Client, correction: string) => {
      const { body } = await client.call(getCorrection, { params: { id: correction } });
      return { params: { id: correction }, body: { seen: body.correction.seen } };
    };
    const codes: string[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const revision = 1 + pair * 2;
      const asked = [await ask(revision, 'A.X', 200 + pair), await ask(revision, 'B.X', 300 + pair)] as const;
      const [one, other] = [await grant(mai, asked[0]), await grant(ban, asked[1])];
      const answers = await Promise.all([mai.call(grantCorrection, one), ban.call(grantCorrection, other)]);
      codes.push(...answers.map(codeOf));
      const lost = answers[0].status === 200 ? asked[1] : asked[0];
      const renewed = await thu.call(renewCorrection, { params: { id: lost }, body: { version: 1 } });
      expect(codeOf(renewed)).toBe('200');
      expect(codeOf(await mai.call(grantCorrection, await grant(mai, lost)))).toBe('200');
    }
    expect(count(codes)).toEqual({ '200': PAIRS, '409 stale-version': PAIRS });
    const { rows: written } = await sql<{ revisions: number; last: string[]; amended: number }>`
        select count(*)::integer as revisions, (select array_agg(x::text) from revision e, unnest(e.figures) x where e.submission_id = ${id}::uuid and e.number = ${1 + 2 * PAIRS}) as last,
          (select count(*)::integer from amendment a join correction c on c.id = a.correction_id where c.submission_id = ${id}::uuid and a.object_type = 'approval') as amended
        from revision where submission_id = ${id}::uuid`.execute(database.owner);
    expect(written[0]).toEqual({
      revisions: 1 + 2 * PAIRS,
      last: [`${200 + PAIRS - 1}`, `${300 + PAIRS - 1}`],
      amended: 2 * PAIRS,
    });
  });

  it('R25 R22 a sheet is withdrawn while its district signs: the signature is refused or stale, never of a sheet that is out', {
    timeout: 600_000,
  }, async () => {
    const [lan, minh, mai] = [await as('lan'), await as('minh'), await as('mai')];
    const outcomes: string[] = [];
    for (const period of MONTHS) {
      const { consolidations } = (await minh.call(listConsolidations, { query: { form: SIGNED, period } })).body;
      const total = consolidations[0]?.id ?? '';
      const { rows } = await sql<{ id: string }>`
          select s.id from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id
          join account a on a.unit_id = s.subject_unit_id and a.username = ${people.lan.username}
          where f.code = ${SIGNED} and r.period = ${period}`.execute(database.owner);
      const body = { reason: 'Nộp nhầm kỳ', letter };
      const asked = (await lan.call(askSubmissionWithdrawal, { params: { id: rows[0]?.id ?? '' }, body })).body.id;
      const params = { id: asked };
      const { seen } = (await mai.call(getWithdrawal, { params })).body.withdrawal;
      const shown = await seenTotal(minh, total);
      const [signed, withdrawn] = await Promise.all([
        minh.call(sign, { params: { id: total }, body: shown }),
        mai.call(grantWithdrawal, { params, body: { seen } }),
      ]);
      const after = (await minh.call(listConsolidations, { query: { form: SIGNED, period } })).body.consolidations[0];
      outcomes.push(`${codeOf(signed)} ${codeOf(withdrawn)} ${after?.state}`);
    }
    expect(outcomes).toHaveLength(PAIRS);
    for (const outcome of outcomes) expect(['200 200 stale', '409 not-as-seen 200 open']).toContain(outcome);
  });

  it('R21 R22 a total is returned while the board approves: one of them is done, the other is told why not', {
    timeout: 600_000,
  }, async () => {
    const [mai, ban] = [await as('mai'), await as('ban')];
    const outcomes: string[] = [];
    for (const period of MONTHS) {
      const { rows } = await sql<{ id: string; total: string }>`
          select r.id, (select c.id from consolidation c where c.round_id = r.id order by c.id limit 1) as total
          from round r join form f on f.id = r.form_id where f.code = ${APPROVED} and r.period = ${period}`.execute(
        database.owner,
      );
      const { id = '', total = '' } = rows[0] ?? {};
      const [approval, shown] = [await seenApproval(mai, id), await seenTotal(ban, total)];
      const back = { ...shown, reason: 'Xem lại tổng số' };
      const [approved, returned] = await Promise.all([
        mai.call(approve, { params: { id }, body: approval }),
        ban.call(returnConsolidation, { params: { id: total }, body: back }),
      ]);
      const { rows: after } = await sql<{ round: string; total: string }>`
          select r.state as round, c.state as total from round r join consolidation c on c.round_id = r.id and c.id = ${total}::uuid`.execute(
        database.owner,
      );
      outcomes.push(`${approved.status} ${returned.status} ${after[0]?.round} ${after[0]?.total}`);
      const refused = approved.status === 200 ? returned : approved;
      expect([refused.status, ['locked', 'wrong-state', 'not-as-seen'].includes(refused.problem.code ?? '')]).toEqual([
        409,
        true,
      ]);
    }
    expect(outcomes).toHaveLength(PAIRS);
    for (const outcome of outcomes) expect(['200 409 approved approved', '409 200 open returned']).toContain(outcome);
  });
});
