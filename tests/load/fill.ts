import type { Connection } from '../machine/connection.ts';
import { STORED_CELLS } from './sixty-cells.ts';

/** How much is filled: forms × months × 161 communes, 60 cells each. */
export type Extent = { readonly forms: number; readonly months: number };

/** One row per form and month, from the campaign that exists already. $1 months. */
const ROUND = `
  select c.id as campaign_id, v.id as version_id, f.id as form_id, w.verifier_unit_ids as verifiers, to_char(m.start, 'YYYY-"M"MM') as period,
    m.start::date as starts, (m.start + interval '1 month - 1 day')::date as ends
  from form f join form_version v on v.form_id = f.id join form_route w on w.form_id = f.id
  cross join (select id from campaign limit 1) c
  cross join generate_series(timestamp '2019-01-01', timestamp '2019-01-01' + ($1::integer - 1) * interval '1 month', interval '1 month') as m (start)
  where f.code like 'DO%' and v.filled_by = 'commune'`;

/** Those rounds, as `r`. */
const FILLED = `(select r.* from round r join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id where f.code like 'DO%' and v.filled_by = 'commune') r`;

const owed = (kind: string) =>
  `(select unit_id, parent_id from unit_version where kind = '${kind}' and valid_from <= date '2022-04-22' and (valid_to is null or valid_to > date '2022-04-22')) u`;

/** Everything has been sent and accepted, nothing consolidated: as far as a total can come before the districts sign. */
const statements: readonly string[] = [
  `insert into round (campaign_id, form_version_id, form_id, period, period_start, period_end, opens_on, verifier_unit_ids)
   select campaign_id, version_id, form_id, period, starts, ends, ends, verifiers from (${ROUND}) r on conflict do nothing`,
  `insert into consolidation (round_id, unit_id) select r.id, u.unit_id from ${FILLED} cross join ${owed('district')} on conflict do nothing`,
  `insert into submission (round_id, reporter_unit_id, subject_unit_id, state, version, revision, filled, required, submitted_at, accepted_at)
   select r.id, u.unit_id, u.unit_id, 'accepted', 3, 1, ${STORED_CELLS}, ${STORED_CELLS}, r.period_end + 3, r.period_end + 4
   from ${FILLED} cross join ${owed('commune')} on conflict do nothing`,
  ...[
    ['commune', 1, 'fill', 'u.unit_id', 5],
    ['commune', 2, 'check', 'u.parent_id', 10],
    ['district', 3, 'sign', 'u.unit_id', 10],
    ['district', 4, 'verify', 'r.verifier_unit_ids[1]', 15],
    ['province', 5, 'approve', "(select unit_id from unit_version where kind = 'board' limit 1)", 20],
  ].map(
    ([
      kind,
      position,
      action,
      actor,
      days,
    ]) => `insert into round_step (round_id, subject_unit_id, position, action, actor_unit_id, due_on)
   select r.id, u.unit_id, ${position}, '${action}', ${actor}, r.period_end + ${days} from ${FILLED} cross join ${owed(String(kind))} on conflict do nothing`,
  ),
];

/** Figures of plausible size that differ from commune to commune and month to month. */
const REVISIONS = `
  insert into revision (submission_id, number, form_version_id, figures, digest, submitted_by, submitted_at)
  select s.id, 1, r.form_version_id,
    (select array_agg(((s.subject_unit_id * 31 + g * 17 + r.form_id * 7 + ascii(right(r.period, 1))) % 4000)::numeric order by g) from generate_series(1, ${STORED_CELLS}) g),
    'sha256:' || md5(s.id::text) || md5(r.period || s.id::text), (select id from account limit 1), s.submitted_at
  from submission s join ${FILLED} on r.id = s.round_id`;

/** Cells in the figures of all revisions. */
const countCells = async (connection: Connection): Promise<number> => {
  const { rows } = await connection.query('select sum(cardinality(figures))::float8 as cells from revision', []);
  return (rows as { cells: number }[])[0]?.cells ?? 0;
};

/**
 * Fills the database past the product: millions of cells over HTTP would take an hour. Triggers and foreign keys stand aside
 * for the load only; every row is one that the product itself could have written. Ends with everything read once; gives the
 * number of cells.
 */
export const fill = async (connection: Connection, { months }: Extent): Promise<number> => {
  await connection.exec('set session_replication_role = replica');
  for (const statement of statements) await connection.query(statement, statement.includes('$1') ? [months] : []);
  await connection.query(REVISIONS, []);
  await connection.exec('set session_replication_role = origin');
  await connection.exec('vacuum analyze');
  return countCells(connection);
};
