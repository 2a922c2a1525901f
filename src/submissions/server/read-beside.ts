import { sql } from 'kysely';
import { standingsOf } from '../../classifications/server/index.ts';
import { byOwnCodes } from '../../forms/rules/by-series.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { learntCells } from '../../forms/rules/learnt-outcomes.ts';
import { periodsLearntFrom } from '../../forms/rules/learnt-range.ts';
import { type Context, type Figures, NOT_ASKED } from '../../forms/rules/values.ts';
import { periodRange } from '../../periods/rules/days.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { roundStands } from '../../rounds/server/index.ts';
import { openRevision, revisionContent, type StoredRevision } from './revisions.ts';

type Question = {
  readonly compiled: CompiledForm;
  readonly period: string;
  readonly subjectUnitIds: readonly number[];
};
type Of<V> = ReadonlyMap<number, V>;

/** In which groups the units stand on the last day of the period; nothing is asked where no formula reads any. */
const groupsRead = async (tx: Db, { compiled, period, subjectUnitIds }: Question): Promise<Of<Context['groups']>> => {
  const { schemes } = compiled.references;
  if (schemes.length === 0) return new Map();
  const { end } = periodRange(getPeriod(period), compiled.definition.calendar);
  return standingsOf(tx, schemes, subjectUnitIds, end);
};

type Sent = StoredRevision & { readonly subject: number; readonly period: string };

const sentBefore = async (tx: Db, { compiled, period, subjectUnitIds }: Question): Promise<Sent[]> => {
  const { rows } = await sql<Sent>`
    select s.subject_unit_id as subject, r.period, ${revisionContent}
    from form f join round r on r.form_id = f.id and r.period = any(${arrayLiteral(periodsLearntFrom(period))}::text[]) and ${roundStands}
    join submission s on s.round_id = r.id and s.subject_unit_id = any(${arrayLiteral(subjectUnitIds)}::integer[])
    join revision e on e.submission_id = s.id and e.number = s.revision
    where f.code = ${compiled.definition.code} and s.state <> 'withdrawn' and r.state <> 'withdrawn' order by r.period_end`.execute(
    tx,
  );
  return rows;
};

/** What was sent of earlier periods, of the cells that the form asks to learn from, by its own codes; the oldest first. */
const historyRead = async (tx: Db, question: Question): Promise<Of<Figures[]>> => {
  const wanted = learntCells(question.compiled).map(({ code }) => code);
  const histories = new Map<number, Figures[]>();
  if (wanted.length === 0) return histories;
  for (const row of await sentBefore(tx, question)) {
    const { form, figures } = await openRevision(tx, row);
    const own = byOwnCodes(question.compiled, { form, figures: figures() });
    const kept = wanted.flatMap((code) => {
      const text = own[code];
      return text === undefined || text === NOT_ASKED ? [] : [[code, text] as const];
    });
    histories.set(row.subject, [...(histories.get(row.subject) ?? []), Object.fromEntries(kept)]);
  }
  return histories;
};

/** Adds what is read of the unit itself and of its past: its groups, and the figures from which its usual ranges are learnt. */
export const readBeside = async (
  tx: Db,
  question: Question,
): Promise<(context: Context, subject: number) => Context> => {
  const groups = await groupsRead(tx, question);
  const histories = await historyRead(tx, question);
  return (context, subject) => {
    const [own, history] = [groups.get(subject), histories.get(subject)];
    return { ...context, ...(own ? { groups: own } : {}), ...(history ? { history } : {}) };
  };
};
