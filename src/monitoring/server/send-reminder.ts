import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import { periodName } from '../../periods/rules/names.ts';
import { parsePeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { joinFill, roundStands } from '../../rounds/server/index.ts';
import { placeName } from '../../units/server/index.ts';
import { hasAccount } from './has-account.ts';
import { REMINDER_MAIL } from './reminder-mail.ts';

type Reminder = {
  readonly form: string;
  readonly period: string;
  readonly units: readonly number[];
  readonly message: string;
};
type Due = {
  unit: number;
  name: string;
  round: string;
  submission: string;
  state: string;
  excused: boolean;
  hasAccount: boolean;
};

/**
 * Puts a reminder into the notices of units that still owe the form, and leaves letters to their custodians to a job. A unit outside the scope, or that owes nothing, is
 * answered like one that does not exist; units that have sent meanwhile are left alone. A unit without an account counts as not sent: nobody
 * there would read it.
 */
export const sendReminderTo = async (call: Call, { body }: { body: Reminder }) => {
  const period = found(parsePeriod(body.period));
  const due = await owingUnits(call, body);
  if (body.units.some((unit) => !due.some((one) => one.unit === unit))) throw problem('not-found');
  const late = due.filter(({ state, excused }) => (state === 'draft' || state === 'returned') && !excused);
  const title = `Đôn đốc phiếu ${body.form}, ${periodName(period)}`;
  const reached = late.filter((one) => one.hasAccount);
  const units = [...new Set(reached.map(({ unit }) => unit))];
  const unreached = new Map(late.filter((one) => !one.hasAccount).map(({ unit, name }) => [unit, name]));
  // One unit is taken to its sheet; many find theirs on their work lists.
  const link = units.length === 1 ? `/phieu/${reached[0]?.submission ?? ''}` : '/';
  await sendNotices(call.tx, units, { kind: 'reminder', title, body: body.message, link, from: call.actor }, call.now);
  const reminders = await keepReminders(call, reached);
  const about = `${body.form} ${body.period}`;
  if (reminders.length > 0)
    await call.enqueue(REMINDER_MAIL, { reminders, about, subject: title, message: body.message });
  await call.audit({
    action: 'reminder.send',
    objectType: 'form',
    objectId: about,
    unitId: call.actor.unitId,
    detail: { units, notSent: [...unreached.keys()], message: body.message },
  });
  return { sent: units.length, notSent: [...unreached].map(([id, name]) => ({ id, name })) };
};

const owingUnits = async ({ tx, scope }: Call, { form, period, units }: Reminder): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    select s.reporter_unit_id as unit, r.id as round, ${placeName(sql`s.reporter_unit_id`, sql`r.period_end`)} as name, s.id as submission, s.state,
      s.excused_reason is not null as excused, ${hasAccount(sql`s.reporter_unit_id`)} as "hasAccount"
    from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id ${joinFill}
    join unit_closure c on c.ancestor_id = ${scope.rootUnitId} and c.descendant_id = s.reporter_unit_id
      and ${standsOn('c', sql`r.period_end`)}
    where f.code = ${form} and r.period = ${period} and ${roundStands} and s.reporter_unit_id = any(${arrayLiteral(units)}::integer[])
    order by fill.due_on desc, s.id`.execute(tx);
  return rows;
};

/** Once for each unit and round: the progress says when it was reminded last. Answers what was kept, for the letters. */
const keepReminders = async ({ tx, actor, now }: Call, reached: readonly Due[]): Promise<number[]> => {
  const once = [...new Map(reached.map((one) => [`${one.round} ${one.unit}`, one])).values()];
  const [rounds, units] = [once.map(({ round }) => round), once.map(({ unit }) => unit)];
  const { rows } = await sql<{ id: number }>`
    insert into reminder (round_id, unit_id, sent_by, custodian_id, at)
    select t.round, t.unit, ${actor.accountId}::uuid, ${actor.custodianId}::uuid, ${now}::timestamptz
    from unnest(${arrayLiteral(rounds)}::uuid[], ${arrayLiteral(units)}::integer[]) as t (round, unit)
    returning id`.execute(tx);
  return rows.map(({ id }) => Number(id));
};
