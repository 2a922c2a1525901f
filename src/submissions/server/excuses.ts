import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { submissionAfter } from '../../rounds/rules/after.ts';
import { type Acting, recordSteps } from '../../rounds/server/index.ts';

/** Where a step leaves the state of a sheet as it is. */
const unmoved = sql`select id, state, state, null::integer, null::text from moved`;

/** These sheets need not be sent; each keeps its state, and the reason stands in a step of its own. */
export const excuseSheets = async (acting: Acting, ids: readonly string[], reason: string): Promise<void> => {
  await sql`
    with moved as (
      update submission set excused_reason = ${reason}, excused_by = ${acting.accountId}::uuid, version = version + 1
      where id = any(${arrayLiteral(ids)}::uuid[]) returning id, state
    )
    ${recordSteps(acting, { type: 'submission', action: 'excuse', rows: unmoved, reason })}`.execute(acting.tx);
};

/** These sheets are owed again. */
export const endExcuses = async (acting: Acting, ids: readonly string[], reason: string): Promise<void> => {
  await sql`
    with moved as (
      update submission set excused_reason = null, excused_by = null, version = version + 1
      where id = any(${arrayLiteral(ids)}::uuid[]) returning id, state
    )
    ${recordSteps(acting, { type: 'submission', action: 'take-back-excuse', rows: unmoved, reason })}`.execute(
    acting.tx,
  );
};

/** Every sheet of these rounds, none of which was sent, goes to “withdrawn” with what was typed into it; answers whose they were. */
export const withdrawSheets = async (
  acting: Acting,
  roundIds: readonly string[],
  reason: string,
): Promise<number[]> => {
  const withdrawn = submissionAfter({ state: 'draft' }, 'withdraw');
  const rows = sql`select id, state, ${withdrawn}, null::integer, null::text from owed`;
  const { rows: told } = await sql<{ unit: number }>`
    with owed as (
      select s.id, s.state, s.reporter_unit_id from submission s where s.round_id = any(${arrayLiteral(roundIds)}::uuid[])
    ), withdrawn as (
      update submission s set state = ${withdrawn}, version = s.version + 1 from owed where s.id = owed.id
    ), kept as (${recordSteps(acting, { type: 'submission', action: 'withdraw', rows, reason })}
    )
    select distinct reporter_unit_id as unit from owed`.execute(acting.tx);
  return told.map(({ unit }) => unit);
};
