import { type RawBuilder, sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { parsePeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { nextActions } from '../../rounds/rules/actions.ts';
import { roundStands, visibleSubmissions } from '../../rounds/server/index.ts';
import { type NamedFacts, namedFacts, pathOf } from '../../submissions/server/index.ts';

type Content = {
  readonly id: string;
  readonly explanations: number;
  readonly changedCells: number;
  readonly signed: boolean;
};

/** The submissions of one form and period within scope, by unit, with what the reviewer looks at first. */
export const getQueue = async (call: Call, { query }: { query: { form: string; period: string } }) => {
  const facts = await namedFacts(
    call,
    sql`f.code = ${query.form} and r.period = ${query.period} and ${roundStands} and ${visibleSubmissions(call)}`,
  );
  const first = found(facts[0]);
  const contents = await contentsOf(
    call,
    facts.map(({ id }) => id),
  );
  const rows = facts.map((one) => queueRow(call, one, contents.get(one.id)));
  return {
    form: first.formCode,
    formTitle: first.formTitle,
    version: first.formNumber,
    period: query.period,
    periodName: periodName(found(parsePeriod(query.period))),
    rows: rows.sort((a, b) => a.unit.path.localeCompare(b.unit.path, 'vi')),
    consolidationId: await ownConsolidation(call, first),
  };
};

const queueRow = (call: Call, facts: NamedFacts, content: Content | undefined) => ({
  id: facts.id,
  unit: { id: facts.subjectUnitId, name: facts.subjectName, path: pathOf(facts) },
  state: facts.state,
  revision: facts.revision,
  filled: facts.filled,
  required: facts.required,
  dueOn: facts.dueOn,
  late: (facts.state === 'draft' || facts.state === 'returned') && !facts.excused && facts.dueOn < vietnamDay(call.now),
  excusedReason: facts.excusedReason,
  explanations: content?.explanations ?? 0,
  changedCells: content?.changedCells ?? 0,
  inSignature: content?.signed ?? false,
  submittedAt: facts.submittedAt?.toISOString() ?? null,
  actions: nextActions(facts, call.actor, vietnamDay(call.now)),
});

/**
 * Kept warnings of the current revision, and cells that differ from the revision before it; a list counts as one. Figures are set side
 * by side as they lie only where both were filled with one version; with another, all of them were filled anew.
 */
const contentsOf = async ({ tx }: Call, ids: readonly string[]): Promise<Map<string, Content>> => {
  const { rows } = await sql<Content>`
    select s.id, jsonb_array_length(e.explanations) as explanations,
      case when p.number is null then 0 when p.form_version_id <> e.form_version_id then cardinality(e.figures) else ${changedFigures} + ${changedMembers(sql`e.texts`, sql`p.texts`)} + ${changedMembers(sql`e.lists`, sql`p.lists`)} end::integer as "changedCells", ${isSigned} as signed
    from submission s join revision e on e.submission_id = s.id and e.number = s.revision
    left join revision p on p.submission_id = s.id and p.number = s.revision - 1
    where s.id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
};

/** A signature that stands counts this sheet: it falls when the sheet goes back. */
const isSigned = sql`exists (
  select 1 from consolidation c join consolidation_signature g on g.consolidation_id = c.id and g.number = c.signature_number
  where c.round_id = s.round_id and c.state in ('signed', 'verified') and g.members @> jsonb_build_array(jsonb_build_object('submission', s.id)))`;

const changedFigures = sql`(select count(*) from unnest(e.figures, p.figures, e.not_applicable, p.not_applicable) as d (now, before, none_now, none_before)
  where d.now is distinct from d.before or coalesce(d.none_now, false) <> coalesce(d.none_before, false))`;

const changedMembers = (now: RawBuilder<unknown>, before: RawBuilder<unknown>) => sql`(
  select count(*) from jsonb_each(${now}) n full join jsonb_each(${before}) o on o.key = n.key where n.value is distinct from o.value)`;

/** The total that this reviewer signs: that of its own district, or of the province where it is the verifier. */
const ownConsolidation = async ({ tx, actor }: Call, { roundId }: NamedFacts): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    select c.id from consolidation c join round_step t on t.round_id = c.round_id and t.subject_unit_id = c.unit_id and t.action = 'sign'
    where c.round_id = ${roundId}::uuid and t.actor_unit_id = ${actor.unitId}`.execute(tx);
  return rows[0]?.id ?? null;
};
