import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { completeness } from '../../forms/rules/completeness.ts';
import { compute } from '../../forms/rules/compute.ts';
import { splitFractions } from '../../forms/rules/stored-figures.ts';
import type { Context, FormValues } from '../../forms/rules/values.ts';
import { getCompiled } from '../../forms/server/index.ts';
import { arrayLiteral, json } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { Step } from '../../rounds/rules/actions.ts';
import { submissionAfter } from '../../rounds/rules/after.ts';
import { recordStepsOfMany, roundStands, submissionSteps } from '../../rounds/server/index.ts';
import type { Explanation } from '../contract.ts';
import { freeze } from '../rules/frozen.ts';
import { loadContexts } from './context.ts';
import { revisionDigest } from './send.ts';

/** One sheet of a past or half-done round, as if its reporter had filled it. */
export type HistoryRow = {
  readonly subjectUnitId: number;
  readonly values: FormValues;
  /** draft keeps the values as a draft; the others send them. */
  readonly state: 'draft' | 'submitted' | 'accepted';
  readonly explanations?: readonly Explanation[];
  /** The reporter's account. */
  readonly accountId: string;
  readonly custodianId?: string | null;
  readonly at: Date;
};
export type History = {
  readonly form: string;
  readonly period: string;
  readonly rows: readonly HistoryRow[];
};

type Target = {
  readonly id: string;
  readonly subjectUnitId: number;
  readonly reporterUnitId: number;
  readonly formVersionId: number;
  readonly formDigest: string;
  readonly steps: readonly Step[];
};
type Prepared = Target & HistoryRow & { readonly context: Context };
const CHUNK = 500;

/**
 * Fills the submissions of a round, set by set: for the demonstration and for taking over
 * past figures. Load periods in order of time, and forms before those that name them, so that `previous(…)` finds its figures.
 * Acceptance steps are recorded on the checker's behalf by `review`. Answers how many were filled.
 */
export const loadHistory = async (tx: Db, history: History): Promise<number> => {
  const targets = await targetsOf(tx, history);
  const first = targets[0];
  if (!first) return 0;
  const compiled = await getCompiled(tx, first.formVersionId, first.formDigest);
  const contexts = await loadContexts(tx, {
    compiled,
    period: history.period,
    subjectUnitIds: targets.map(({ subjectUnitId }) => subjectUnitId),
  });
  const bySubject = new Map(targets.map((target) => [target.subjectUnitId, target]));
  const prepared = history.rows.flatMap((row) => {
    const target = bySubject.get(row.subjectUnitId);
    return target ? [{ ...target, ...row, context: contexts.get(row.subjectUnitId) ?? {} }] : [];
  });
  for (let at = 0; at < prepared.length; at += CHUNK) await writeChunk(tx, compiled, prepared.slice(at, at + CHUNK));
  return prepared.length;
};

const targetsOf = async (tx: Db, { form, period }: History): Promise<Target[]> => {
  const { rows } = await sql<Target>`
    select s.id, s.subject_unit_id as "subjectUnitId", s.reporter_unit_id as "reporterUnitId", r.form_version_id as "formVersionId", v.digest as "formDigest", ${submissionSteps} as steps
    from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id
    where f.code = ${form} and r.period = ${period} and ${roundStands} and s.revision = 0`.execute(tx);
  return rows;
};

const writeChunk = async (tx: Db, compiled: CompiledForm, rows: readonly Prepared[]): Promise<void> => {
  const sent = rows.filter(({ state }) => state !== 'draft');
  if (sent.length > 0) await writeSent(tx, compiled, sent);
  const drafts = rows.filter(({ state }) => state === 'draft');
  if (drafts.length > 0) await writeDrafts(tx, compiled, drafts);
};

/** What sending makes of it (accepted at once where nobody checks), and what it has become since. */
const statesOf = ({ steps, state }: Prepared) => {
  const sent = submissionAfter({ state: 'draft', steps }, 'submit');
  const now = state === 'accepted' && sent === 'submitted' ? submissionAfter({ state: sent }, 'accept') : sent;
  return { first: 'draft', sent, state: now, taken: now === 'accepted' };
};

const writeSent = async (tx: Db, compiled: CompiledForm, rows: readonly Prepared[]): Promise<void> => {
  const documents = rows.map((row) => {
    const frozen = freeze(compiled, row.values, compute(compiled, row.values, row.context));
    const explanations = [...(row.explanations ?? [])];
    const digest = revisionDigest(row.id, 1, row.formDigest, frozen, row.context, explanations);
    const { decimals, fractions } = splitFractions(frozen.figures);
    return {
      id: row.id,
      ...statesOf(row),
      version: row.formVersionId,
      figures: arrayLiteral(decimals),
      fractions,
      na: frozen.notApplicable && arrayLiteral(frozen.notApplicable),
      texts: frozen.texts,
      lists: frozen.lists,
      context: row.context,
      explanations,
      digest,
      account: row.accountId,
      custodian: row.custodianId ?? null,
      unit: row.reporterUnitId,
      at: row.at.toISOString(),
    };
  });
  const steps = sql`select id, first, sent, 1, digest, account, custodian, unit, at from h`;
  await sql`
    with h as (
      select * from jsonb_to_recordset(${json(documents)}::jsonb) as h (id uuid, first text, sent text, state text, taken boolean, version integer, figures text, fractions jsonb, na text, texts jsonb, lists jsonb,
        context jsonb, explanations jsonb, digest text, account uuid, custodian uuid, unit integer, at timestamptz)
    ), sent as (
      update submission s set state = h.state, version = s.version + 1, revision = 1, filled = s.required, submitted_at = h.at,
        accepted_at = case when h.taken then h.at end from h where s.id = h.id
    ), step as (${recordStepsOfMany({ type: 'submission', action: 'submit', rows: steps })}
    )
    insert into revision (submission_id, number, form_version_id, figures, fractions, not_applicable, texts, lists, context, explanations, digest, submitted_by, custodian_id, submitted_at)
    select id, 1, version, figures::numeric[], nullif(fractions, 'null'), na::boolean[], texts, lists, context, explanations, digest, account, custodian, at from h`.execute(
    tx,
  );
};

const writeDrafts = async (tx: Db, compiled: CompiledForm, rows: readonly Prepared[]): Promise<void> => {
  const documents = rows.map(({ id, values }) => ({ id, draft: values, ...pickFilling(compiled, values) }));
  const typed = rows.flatMap(({ id, values, accountId, custodianId, at }) => {
    const [cells, texts] = [Object.keys(values.cells), Object.values(values.cells)];
    const made = { id, account: accountId, custodian: custodianId ?? null, at: at.toISOString() };
    return cells.length === 0 ? [] : [{ ...made, cells: arrayLiteral(cells), texts: arrayLiteral(texts) }];
  });
  await sql`
    with h as (
      select * from jsonb_to_recordset(${json(documents)}::jsonb) as h (id uuid, draft jsonb, filled integer, required integer)
    ), saved as (
      update submission s set draft = h.draft, version = s.version + 1, filled = h.filled, required = h.required from h where s.id = h.id
    )
    insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, custodian_id, at)
    select id, 2, cells::text[], array_fill(null::text, array[cardinality(cells::text[])]), texts::text[], 'demonstration', account, custodian, at
    from jsonb_to_recordset(${json(typed)}::jsonb) as c (id uuid, cells text, texts text, account uuid, custodian uuid, at timestamptz)`.execute(
    tx,
  );
};

const pickFilling = (compiled: CompiledForm, values: FormValues) => {
  const { filled, required } = completeness(compiled, values);
  return { filled, required };
};
