import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { completeness } from '../../forms/rules/completeness.ts';
import { type LeftValue, moveValues } from '../../forms/rules/move-values.ts';
import { type FormValues, NO_VALUES } from '../../forms/rules/values.ts';
import { getCompiled, type Reading } from '../../forms/server/index.ts';
import { periodRange } from '../../periods/rules/days.ts';
import { periodKindName, periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { nearestTo } from '../../platform/db/stands-on.ts';
import { roundStands } from '../../rounds/server/index.ts';
import type { TouchedRound } from '../contract/publication.ts';

type Round = {
  readonly id: string;
  readonly period: string;
  readonly campaign: string | null;
  readonly state: string;
  readonly formVersionId: number;
  readonly digest: string;
  readonly sheets: number;
  readonly sent: boolean;
  readonly signed: boolean;
};

/** Where it is decided what moves the rows are locked, so that nobody sends a sheet meanwhile. */
const locking = ({ lock }: Reading, row: 'r' | 's') => (lock ? sql`for update of ${sql.ref(row)}` : sql``);

/** Rounds of a form that are still asked for. */
const roundsOf = async (tx: Db, code: string, reading: Reading): Promise<Round[]> =>
  (
    await sql<Round>`
      select r.id, r.period, c.title as campaign, r.state, r.form_version_id as "formVersionId", v.digest,
        (select count(*) from submission s where s.round_id = r.id)::integer as sheets,
        exists (select 1 from submission s where s.round_id = r.id and s.revision > 0) as sent,
        exists (select 1 from consolidation k where k.round_id = r.id and k.state <> 'open') as signed
      from round r join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id
      left join campaign c on c.id = r.campaign_id
      where f.code = ${code} and ${roundStands} order by r.period_start, r.period ${locking(reading, 'r')}`.execute(tx)
  ).rows;

type Outcome = { readonly outcome: TouchedRound['outcome']; readonly because: string | null };

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

/** The steps of a round were planned by who fills and who verifies: a version that changes these is for rounds to come. */
const sameRoute = (a: CompiledForm, b: CompiledForm): boolean => {
  const [was, is] = [a.definition, b.definition];
  return (
    was.filledBy === is.filledBy &&
    was.reportsFor === is.reportsFor &&
    was.calendar === is.calendar &&
    sameList([was.verifier, ...(was.furtherVerifiers ?? [])], [is.verifier, ...(is.furtherVerifiers ?? [])])
  );
};

const outcomeOf = (round: Round, from: CompiledForm, to: CompiledForm, effectiveFrom: string): Outcome => {
  const period = getPeriod(round.period);
  const name = periodName(period);
  if (periodRange(period, 'statistical').start < effectiveFrom)
    return { outcome: 'keeps', because: `${name} bắt đầu trước kỳ áp dụng nên giữ phiên bản đang dùng.` };
  const blocks = (because: string): Outcome => ({ outcome: 'blocks', because });
  if (round.state !== 'open') return blocks(`${name} đã được phê duyệt. Chọn kỳ áp dụng sau kỳ này.`);
  if (round.sent || round.signed) return blocks(`Đã có đơn vị nộp phiếu cho ${name}. Chọn kỳ áp dụng sau kỳ này.`);
  if (!to.definition.periodKinds.includes(period.kind))
    return blocks(
      `Phiên bản mới không thu theo ${periodKindName(period.kind)} mà ${name} đang mở. Chọn kỳ áp dụng sau kỳ này.`,
    );
  if (!sameRoute(from, to))
    return blocks(`${name} đang mở với đơn vị nhập, cơ quan xác thực cũ. Chọn kỳ áp dụng sau kỳ này.`);
  return { outcome: 'moves', because: null };
};

export type MovingSheet = {
  readonly id: string;
  readonly unit: string;
  readonly version: number;
  readonly values: FormValues;
  readonly left: readonly LeftValue[];
  readonly kept: number;
  readonly typed: boolean;
};

export type Touched = TouchedRound & {
  readonly id: string;
  readonly fromVersionId: number;
  readonly moving: readonly MovingSheet[];
};

type Draft = { readonly id: string; readonly unit: string; readonly version: number; readonly draft: FormValues };

const sheetsOf = async (tx: Db, roundId: string, reading: Reading): Promise<Draft[]> =>
  (
    await sql<Draft>`
      select s.id, s.version, s.draft, (
        select n.full_name from unit_version n where n.unit_id = s.subject_unit_id order by ${nearestTo('n', sql`r.period_end`)} limit 1) as unit
      from submission s join round r on r.id = s.round_id where s.round_id = ${roundId}::uuid order by s.id ${locking(reading, 's')}`.execute(
      tx,
    )
  ).rows;

const isTyped = ({ cells, lists }: FormValues): boolean =>
  Object.keys(cells).length > 0 || Object.values(lists).some((rows) => rows.length > 0);

const LISTED = 100;

const movingOf = async (
  tx: Db,
  round: Round,
  { from, to }: { readonly from: CompiledForm; readonly to: CompiledForm },
  reading: Reading,
): Promise<MovingSheet[]> =>
  (await sheetsOf(tx, round.id, reading)).map(({ id, unit, version, draft }) => ({
    id,
    unit,
    version,
    typed: isTyped(draft),
    ...moveValues(from, to, draft),
  }));

/** What publishing `to` from a day on does to each round of the form. */
export const touchedRounds = async (
  tx: Db,
  to: CompiledForm,
  effectiveFrom: string,
  reading: Reading,
): Promise<Touched[]> => {
  const touched: Touched[] = [];
  for (const round of await roundsOf(tx, to.definition.code, reading)) {
    const from = await getCompiled(tx, round.formVersionId, round.digest);
    const said = outcomeOf(round, from, to, effectiveFrom);
    if (said.outcome === 'keeps' && round.state !== 'open') continue;
    const moving = said.outcome === 'moves' ? await movingOf(tx, round, { from, to }, reading) : [];
    const leaving = moving.filter(({ left }) => left.length > 0);
    touched.push({
      id: round.id,
      fromVersionId: round.formVersionId,
      moving,
      period: round.period,
      periodName: periodName(getPeriod(round.period)),
      campaign: round.campaign,
      ...said,
      sheets: round.sheets,
      drafts: moving.filter(({ typed }) => typed).length,
      kept: moving.reduce((sum, { kept }) => sum + kept, 0),
      left: moving.reduce((sum, { left }) => sum + left.length, 0),
      requiredBefore: completeness(from, NO_VALUES).required,
      requiredAfter: completeness(to, NO_VALUES).required,
      leaving: leaving.slice(0, LISTED).map(({ unit, left }) => ({ unit, cells: left.map(({ cell }) => cell) })),
    });
  }
  return touched;
};

/** Writes the sheets of a round as they stand on the new version, and what of each no longer fits. */
export const writeMoved = async (
  tx: Db,
  { moving, fromVersionId }: Touched,
  { versionId, form, now }: { readonly versionId: number; readonly form: CompiledForm; readonly now: Date },
): Promise<void> => {
  const rows = moving.map((sheet) => ({ ...sheet, ...completeness(form, sheet.values) }));
  const column = <V extends string | number>(pick: (row: (typeof rows)[number]) => V): string =>
    arrayLiteral(rows.map(pick));
  await sql`
    with moved as (
      select * from unnest(${column(({ id }) => id)}::uuid[], ${column(({ version }) => version + 1)}::integer[],
        ${column(({ values }) => JSON.stringify(values))}::jsonb[], ${column(({ left }) => JSON.stringify(left))}::jsonb[],
        ${column(({ filled }) => filled)}::integer[], ${column(({ required }) => required)}::integer[])
        as m (id, version, draft, left_over, filled, required)
    ), kept as (
      insert into submission_move (submission_id, version, from_version_id, to_version_id, left_over, moved_at)
      select id, version, ${fromVersionId}::integer, ${versionId}::integer, left_over, ${now}::timestamptz from moved
    )
    update submission s set draft = m.draft, version = m.version, filled = m.filled, required = m.required from moved m where s.id = m.id`.execute(
    tx,
  );
};
