import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealPlaces, sealTrail } from '../../src/audit/server/jobs.ts';
import { verifyTrail } from '../../src/audit/server/verify.ts';
import { arrayLiteral } from '../../src/platform/db/arrays.ts';
import type { Db } from '../../src/platform/db/open.ts';
import { returnSubmission } from '../../src/review/contract.ts';
import { getMe } from '../../src/sign-in/contract.ts';
import { getCellHistory, getRevision, getSheet, saveDraft, submitSheet } from '../../src/submissions/contract.ts';
import type { Client } from '../world/client.ts';
import { acceptSeen, seenSheet } from '../world/decide.ts';
import type { PersonName } from '../world/people.ts';
import { askTopic, everySubmission, staying, topicNames } from './asks.ts';
import { type CarriedOver, carryOver, KEPT } from './carried-over.ts';

/**
 * Databases of released versions are taken over by the program as it is now, and asked over HTTP what they were asked then. By meaning:
 * where a reply changes its shape, `asks.ts` puts the new one into the words of the recorded one; where a table is replaced, `replaced`
 * says where its rows went.
 *
 * Alone: `TEST_ENGINE=embedded node_modules/.bin/vitest run --project=http tests/migrations` (or `TEST_ENGINE=postgres`).
 * How the databases were written down: `README.md`.
 */
const released = [
  ['0.3.0', 'collected'],
  ['0.3.0', 'demonstration'],
] as const;

/** Tables that went, or lost columns: a query gives their rows again from where they stand now, under the names of their columns. */
const replaced: Readonly<Record<string, string>> = {
  cell_change: `select submission_id, version, cell, old_value, new_value, source, account_id, custodian_id, at
    from change_set, unnest(cells, old_values, new_values) as one (cell, old_value, new_value)`,
  campaign_form: 'select campaign_id, form_version_id, period, period_start, period_end, reads_periods from round',
  approval:
    'select id, campaign_id, form_version_id, form_id, period, state, version, digest, decided_by, decided_at from round',
  submission: `select s.*, r.campaign_id, r.form_version_id, r.form_id, r.period, t.due_on from submission s join round r on r.id = s.round_id
    join round_step t on t.round_id = s.round_id and t.subject_unit_id = s.subject_unit_id and t.action = 'fill'`,
  consolidation: `select c.*, r.campaign_id, r.form_version_id, r.form_id, r.period, t.due_on from consolidation c join round r on r.id = c.round_id
    join round_step t on t.round_id = c.round_id and t.subject_unit_id = c.unit_id and t.action = 'sign'`,
  account: `select a.*, p.password_hash, p.password_set_at, p.must_change_password, p.issued_expires_at, p.issued_used, p.failed_attempts,
    p.locked_until, p.signed_in_at as acted_at from account a join credential p on p.account_id = a.id`,
  form_route: 'select *, verifier_unit_ids[1] as verifier_unit_id from form_route',
};

/** Columns whose values a later migration changes on purpose. */
const changed: Readonly<Record<string, readonly string[]>> = {};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Tasks that were offered and then refused: signing while a member is out, approving what one's own account entered. */
const wasRefused = (who: string, { group, state, detail, form }: Record<string, unknown>): boolean => {
  const [, accepted, expected] = /(\d+)\/(\d+) đơn vị đã chấp nhận$/.exec(String(detail)) ?? [];
  if (group === 'consolidate') return state === 'stale' && accepted !== expected;
  return group === 'approve' && who === 'ban' && form === 'DT22';
};

/** Row A08 came with the second version of the form: of the period before, which did not ask for it, nothing is missing. */
const askedThen = (answer: unknown): unknown => {
  if (!isRecord(answer) || !isRecord(answer.body) || !isRecord(answer.body.previous)) return answer;
  const previous = Object.entries(answer.body.previous).filter(
    ([cell, figure]) => figure !== null || !cell.startsWith('A08.'),
  );
  return { body: { ...answer.body, previous: Object.fromEntries(previous) } };
};

/** Of a department's own sheet, which nobody checks, it was recorded only that it was sent; being sent, it is accepted. */
const acceptedAtOnce = (answer: Record<string, unknown>): unknown => {
  const steps = isRecord(answer.body) && Array.isArray(answer.body.steps) ? answer.body.steps.filter(isRecord) : [];
  const sent = steps.at(-1);
  if (sent?.to !== 'submitted' || !String(sent.unit).startsWith('Sở ')) return answer;
  return { body: { steps: [...steps, { ...sent, action: 'accept', from: 'submitted', to: 'accepted' }] } };
};

const COMMUNE = /^(?<name>(?:Xã|Thị trấn|Phường) [^,:]+)(?<rest>: .+)?$/;
const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Communes are named with their district now where they are of several: two of them may have one name. */
const placed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(placed);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, placed(one)]));
  const { name, rest = '' } = (typeof value === 'string' && COMMUNE.exec(value)?.groups) || {};
  if (name === undefined) return value;
  return expect.stringMatching(new RegExp(`^${literally(name)}(, (huyện|thành phố) [^,:]+)?${literally(rest)}$`));
};

/** How a figure is computed is said by names now instead of codes. */
const inWords = (answer: unknown): unknown =>
  isRecord(answer) && isRecord(answer.body) && typeof answer.body.formula === 'string'
    ? { body: { ...answer.body, formula: expect.any(String) } }
    : answer;

/** Notices of one moment stood by chance, and stand now as they were written: the same ones at the same moments. */
const momentByMoment = (answer: unknown): unknown => {
  if (!isRecord(answer) || !Array.isArray(answer.notices)) return answer;
  const placeOf = ({ at, id }: Record<string, unknown>): string => `${String(at)} ${String(id)}`;
  const byMoment = answer.notices.filter(isRecord).toSorted((a, b) => placeOf(b).localeCompare(placeOf(a)));
  return { ...answer, notices: byMoment };
};

/** Of several that were sent at one moment the first five were shown by chance. */
const anyOfThem = (task: Record<string, unknown>): Record<string, unknown> => {
  const { unit: _, link: __, ...rest } = task;
  return task.group === 'recent' ? rest : task;
};

/** A decision on a lost password names what was seen, and no version. */
const withoutVersion = (answer: Record<string, unknown>): unknown =>
  Array.isArray(answer.requests)
    ? { ...answer, requests: answer.requests.filter(isRecord).map(({ version: _, ...request }) => request) }
    : answer;

/**
 * A recorded answer as it is meant now: without tasks that were refused, each due date that of one's own step, or of the step waited
 * for, in the period before only what was asked then, and no digest of what has yet to be signed.
 */
const intended = (topic: string, asked: string, then: unknown): unknown => {
  if (!isRecord(then)) return then;
  if (topic === 'notices') return momentByMoment(then);
  if (topic === 'accounts' && asked === 'lost') return withoutVersion(then);
  if (topic === 'steps') return acceptedAtOnce(then);
  if (topic === 'approvals') return placed(then);
  if (topic === 'origins') return inWords(then);
  // Verbs come with what can be done since; none goes.
  if (topic === 'people' && Array.isArray(then.verbs)) return { ...then, verbs: expect.arrayContaining(then.verbs) };
  if (topic === 'totals')
    return Object.fromEntries(Object.entries(then).map(([round, answer]) => [round, askedThen(answer)]));
  if (topic === 'workLists' && Array.isArray(then.tasks))
    return {
      ...then,
      tasks: then.tasks
        .filter(isRecord)
        .filter((task) => !wasRefused(asked, task))
        .map(({ dueOn, daysLeft, ...task }) => (task.group === 'verify' ? task : { ...task, dueOn, daysLeft }))
        .map(anyOfThem)
        .map(placed),
    };
  if (topic !== 'consolidations' || !isRecord(then.consolidation)) return then;
  const { dueOn: _, ...consolidation } = then.consolidation;
  const { digest, ...rest } = then;
  // What is to be signed is known by another recipe now (docs/digests.md); what was signed stands under its own.
  const unsigned = consolidation.state === 'open' || consolidation.state === 'stale';
  return unsigned ? { ...rest, consolidation } : { ...rest, digest, consolidation };
};

/** Where the queries of `replaced` stand, each under the name of its table. */
const AGAIN = 'carried_over';
type Kept = { readonly schema: string; readonly table: string; readonly columns: readonly string[] };

/** The tables of the release, themselves or by their query, with the columns that are the same still. */
const standing = async (db: Db, tables: ReadonlySet<string>): Promise<Kept[]> => {
  await sql`create schema if not exists ${sql.ref(AGAIN)}`.execute(db);
  for (const [table, query] of Object.entries(replaced))
    await sql`create or replace view ${sql.table(`${AGAIN}.${table}`)} as ${sql.raw(query)}`.execute(db);
  const { rows } = await sql<Kept>`
    select n.table_schema as schema, o.table_name as table, array_agg(o.column_name::text) as columns
    from information_schema.columns o
    join information_schema.columns n on n.table_name = o.table_name and n.column_name = o.column_name
    where o.table_schema = ${KEPT}
      and n.table_schema = case when o.table_name = any(${arrayLiteral(Object.keys(replaced))}::text[]) then ${AGAIN} else current_schema() end
    group by 1, 2 order by 2`.execute(db);
  return rows.filter(({ table }) => tables.has(table));
};

const count = async (db: Db, from: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.raw(from)}`.execute(db);
  return rows[0]?.n ?? 0;
};

/** Rows as they were released that are not there any more, column by column that still stands. */
const lost = async (db: Db, { schema, table, columns }: Kept): Promise<number> => {
  const same = sql.join(columns.filter((column) => !changed[table]?.includes(column)).map((column) => sql.ref(column)));
  const [then, now] = [sql.table(`${KEPT}.${table}`), sql.table(`${schema}.${table}`)];
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from (select ${same} from ${then} except all select ${same} from ${now}) gone`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
};

const constraintOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => 'done',
    (error: { constraint?: string; message?: string }) => error.constraint ?? error.message,
  );

describe.each(released)('R26 a database of %s (%s), carried over', (release, world) => {
  let carried: CarriedOver;
  let as: (name: PersonName) => Promise<Client>;
  beforeAll(async () => {
    carried = await carryOver(release, world);
    as = staying(carried.installation.as);
  });
  afterAll(() => carried.close());
  const owner = (): Db => carried.installation.database.owner;
  const approvedSheet = async () => {
    const row = (await everySubmission(await as('vinh'))).find(({ approved, revision }) => approved && revision > 0);
    if (!row) throw new Error('nothing is approved');
    return row;
  };

  it('stood first as it had been written down', () => expect(carried.loadedWhole).toBe(true));

  it('loses no row and no value', async () => {
    const kept = await standing(owner(), carried.tables);
    expect(kept.map(({ table }) => table)).toEqual([...carried.tables].sort());
    for (const one of kept) expect([one.table, await lost(owner(), one)]).toEqual([one.table, 0]);
  });

  it.each(topicNames)('R16 R21 R22 answers over HTTP as before: %s', async (topic) => {
    const { questions, answers } = carried.recorded;
    const now = await askTopic(topic, { questions, as });
    expect(Object.keys(now).sort()).toEqual(Object.keys(answers[topic] ?? {}).sort());
    for (const [asked, then] of Object.entries(answers[topic] ?? {}))
      expect({ [asked]: momentByMoment(now[asked]) }).toMatchObject({ [asked]: intended(topic, asked, then) });
  });

  it('R20 R23 approved figures are locked still, for people and for the database', async () => {
    const { id, dataVersion } = await approvedSheet();
    const [minh, lan] = [await as('minh'), await as('lan')];
    const back = {
      seen: await seenSheet(minh, id),
      reason: 'Kiểm tra lại',
      cells: [{ cell: 'A01.TAY', reason: 'Kiểm tra lại' }],
      dueOn: '2030-01-01',
    };
    expect((await minh.call(returnSubmission, { params: { id }, body: back })).status).toBeGreaterThanOrEqual(403);
    const body = { baseVersion: dataVersion, cells: { 'A01.TAY': '1' } };
    expect((await lan.call(saveDraft, { params: { id }, body })).status).toBeGreaterThanOrEqual(403);
    const db = owner();
    expect(
      await constraintOf(sql`update submission set version = version + 1 where id = ${id}::uuid`.execute(db)),
    ).toBe('approved_locked');
    const more = sql`insert into revision (submission_id, number, form_version_id, figures, digest, submitted_by, submitted_at)
      select submission_id, number + 100, form_version_id, figures, digest, submitted_by, submitted_at from revision where submission_id = ${id}::uuid`;
    expect(await constraintOf(more.execute(db))).toBe('approved_locked');
    expect(
      await constraintOf(sql`update revision set digest = '' where submission_id = ${id}::uuid`.execute(db)),
    ).toMatch(/append-only/);
  });

  it('R20 R23 an approval says which revisions and signatures it approved, a revision what it is, and the last step of a record where it stands', async () => {
    const [db, approvedRounds] = [owner(), sql`select id from round where state = 'approved'`];
    const { rows: approvals } = await sql<{ expected: number; kept: number; same: number }>`
      select (select count(*)::integer from submission s where s.round_id in (${approvedRounds}) and s.state = 'accepted') as expected,
        (select count(*)::integer from approved_revision) as kept,
        (select count(*)::integer from approved_revision a join submission s on s.id = a.submission_id and s.round_id = a.round_id and s.revision = a.revision
          join revision e on e.submission_id = a.submission_id and e.number = a.revision and e.digest = a.digest) as same`.execute(
      db,
    );
    expect(approvals[0]?.expected).toBeGreaterThan(0);
    expect(approvals[0]).toMatchObject({ kept: approvals[0]?.expected, same: approvals[0]?.expected });
    const consolidated = "consolidation where round_id in (select id from round where state = 'approved')";
    expect(await count(db, 'approved_signature')).toBe(await count(db, consolidated));
    expect(await count(db, "publication_event where kind = 'approved'")).toBe(
      await count(db, "round where state = 'approved'"),
    );
    const { rows: wrong } = await sql`
      select number, kind from revision where kind <> case when number = 1 then 'first' else 'resent' end or known_from <> submitted_at`.execute(
      db,
    );
    expect(wrong).toEqual([]);
    const { rows: astray } = await sql`
      select o.id, o.state, t.to_state from (
        select id, state, 'submission' as type, 'draft' as first from submission union all
        select id, state, 'consolidation', 'open' from consolidation union all select id, state, 'approval', 'open' from round) o
      left join lateral (select x.to_state from review_step x where x.object_type = o.type and x.object_id = o.id order by x.id desc limit 1) t on true
      where coalesce(t.to_state, o.first) <> o.state`.execute(db);
    expect(astray).toEqual([]);
  });

  it('R27 SEC-19 the trail holds what was sealed, and goes on being sealed', async () => {
    const { database, dataDirectory, clock } = carried.installation;
    const places = sealPlaces({ dataDirectory });
    const asked = { db: database.owner, directory: places.directory, now: clock.now };
    const before = await verifyTrail(asked);
    expect(before.finding).toBeUndefined();
    expect(before.sealed).toBe(await count(owner(), `${KEPT}.audit_leaf`));
    expect(before.sealed).toBe(await count(owner(), `${KEPT}.audit_event`));
    await as('vinh');
    await sealTrail(places, { db: database.db, clock: () => clock.now });
    const after = await verifyTrail(asked);
    expect(after.finding).toBeUndefined();
    expect(after).toMatchObject({ unsealed: 0, checkpoints: 2 });
    expect(after.sealed).toBeGreaterThan(before.sealed);
  });

  it('R2 SEC-12 a session that was open stays open', async () => {
    const client = carried.installation.stranger();
    client.cookie = carried.recorded.openSession;
    expect(await client.call(getMe)).toMatchObject({
      status: 200,
      body: { account: { username: 'damthuy.trungkhanh' } },
    });
  });

  it('R9 ASVS 8.4.1 the application sees every table, no figure without a scope, and changes nothing that is only added to', async () => {
    const { db } = carried.installation.database;
    const { rows } = await sql<{ table: string }>`
      select c.relname as table from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and not has_table_privilege('dan_toc_application', c.oid, 'select')`.execute(owner());
    expect(rows).toEqual([]);
    for (const table of ['submission', 'revision', 'consolidation', 'review_step']) {
      expect(await count(owner(), table)).toBeGreaterThan(0);
      const seen = await db.transaction().execute((tx) => count(tx, table));
      expect([table, seen]).toEqual([table, 0]);
    }
    for (const table of [
      'audit_event',
      'revision',
      'review_step',
      'consolidation_signature',
      'form_version',
      'form_cell',
    ]) {
      const removal = db.transaction().execute((tx) => sql`delete from ${sql.table(table)}`.execute(tx));
      expect(await constraintOf(removal)).toMatch(/permission denied/);
    }
  });

  it('R15 R16 R20 R26 work goes on: a returned form is mended, sent and accepted, and its history grows', async () => {
    const [who, checker] = world === 'collected' ? (['sen', 'hai'] as const) : (['lan', 'minh'] as const);
    const client = await as(who);
    const form = world === 'collected' ? 'DT01' : 'DT07';
    const row = (await everySubmission(client)).find((one) => one.state === 'returned' && one.form === form);
    const params = { id: row?.id ?? '' };
    const { body: sheet } = await client.call(getSheet, { params });
    const cell = sheet.openedCells?.find((code) => sheet.values.cells[code] !== undefined) ?? '';
    const historyOf = async () =>
      (await client.call(getCellHistory, { params: { ...params, cell } })).body.changes.length;
    const [before, sent] = [
      await historyOf(),
      await client.call(getRevision, { params: { ...params, number: row?.revision ?? 0 } }),
    ];
    const closed = Object.keys(sheet.values.cells).find((code) => !sheet.openedCells?.includes(code)) ?? '';
    const save = (cells: Record<string, string>, baseVersion: number) =>
      client.call(saveDraft, { params, body: { baseVersion, cells } });
    expect((await save({ [closed]: '1' }, sheet.submission.dataVersion)).problem).toMatchObject({
      findings: [{ cell: closed }],
    });
    const other = await save({ [cell]: '1' }, sheet.submission.dataVersion);
    expect(other.status, JSON.stringify(other.problem)).toBe(200);
    const again = await save({ [cell]: sent.body.values.cells[cell] ?? '0' }, other.body.dataVersion);
    // What is quoted of a form that was never sent is explained by now.
    const quoted = (sheet.context.pending ?? []).map(({ from }) => ({
      check: 'quoted',
      at: from,
      text: 'Phiếu đó nộp sau',
    }));
    const body = { baseVersion: again.body.dataVersion, explanations: [...sheet.explanations, ...quoted] };
    const answer = await client.call(submitSheet, { params, body });
    expect(answer).toMatchObject({ status: 200, body: { state: 'submitted', revision: (row?.revision ?? 0) + 1 } });
    expect(await historyOf()).toBe(before + 2);
    const accepted = await acceptSeen(await as(checker), params.id);
    expect(accepted).toMatchObject({ status: 200, body: { state: 'accepted' } });
  });
});
