import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { submissionAfter } from '../../rounds/rules/after.ts';
import { type Acting, recordSteps, roundStands } from '../../rounds/server/index.ts';
import type { History } from './load-history.ts';

type Which = Pick<History, 'form' | 'period'>;

/** Sheets of the round that were loaded as accepted, with the step by which they were: none where the checker is the filler. */
const accepted = ({ form, period }: Which) => sql`
  from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id
  join round_step t on t.round_id = s.round_id and t.subject_unit_id = s.subject_unit_id and t.action = 'check'
  join revision e on e.submission_id = s.id and e.number = s.revision
  where f.code = ${form} and r.period = ${period} and ${roundStands} and s.state = 'accepted' and s.accepted_by is null`;

/** Of sheets that `loadHistory` filled as accepted: who took them, and the step by which they were taken. */
export const loadAcceptances = async (tx: Db, which: Which, actingFor: (unitId: number) => Acting): Promise<void> => {
  const sheets = accepted(which);
  const sent = 'submitted';
  const { rows } = await sql<{ checker: number }>`select distinct t.actor_unit_id as checker ${sheets}`.execute(tx);
  for (const { checker } of rows) {
    const acting = actingFor(checker);
    const steps = sql`select s.id, ${sent}, ${submissionAfter({ state: sent }, 'accept')}, e.number, e.digest ${sheets} and t.actor_unit_id = ${checker}`;
    await recordSteps(acting, { type: 'submission', action: 'accept', rows: steps }).execute(tx);
    await sql`update submission set accepted_by = ${acting.accountId}::uuid, accepted_at = ${acting.now}::timestamptz
      where id in (select s.id ${sheets} and t.actor_unit_id = ${checker})`.execute(tx);
  }
};
