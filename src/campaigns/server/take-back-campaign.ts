import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { submissionAfter } from '../../rounds/rules/after.ts';
import { takeBackRounds } from '../../rounds/server/index.ts';
import { roundHeld } from '../rules/taking-back.ts';
import { type Round, roundsOf } from './granted.ts';
import { lockRoundsOf, refuseHeld } from './held.ts';

type Wish = {
  readonly rounds?: readonly { readonly form: string; readonly period: string }[];
  readonly reason: string;
};

/**
 * Takes forms of a campaign back, or the whole of it, while nobody has sent anything (R15): nothing is asked any more, what was typed
 * stays with its sheet, and the forms may be asked for anew in these periods.
 */
export const takeBackCampaign = async (call: Call, { params, body }: { params: { id: string }; body: Wish }) => {
  await lockRoundsOf(call.tx, params.id);
  const all = await roundsOf(call.tx, params.id);
  if (all.length === 0) found(undefined);
  const wanted = body.rounds
    ? body.rounds.map(({ form, period }) => all.find((one) => one.form === form && one.period === period))
    : all.filter(({ roundTakenBack }) => !roundTakenBack);
  const rounds = refuseHeld(wanted.length > 0 ? wanted : all, roundHeld);
  await withdrawSheets(call, rounds, body.reason);
  await takeBackRounds(
    call,
    rounds.map(({ id }) => id),
    body.reason,
  );
  await call.audit({
    action: 'campaign.take-back',
    objectType: 'campaign',
    objectId: params.id,
    reason: body.reason,
    detail: { forms: rounds.map(({ form, period }) => ({ form, period })) },
  });
  return { takenBack: rounds.length };
};

/** Each sheet goes to “withdrawn” as it stands, with a step of its own; every unit that was asked is told once. */
const withdrawSheets = async ({ tx, actor, now }: Call, rounds: readonly Round[], reason: string): Promise<void> => {
  const withdrawn = submissionAfter({ state: 'draft' }, 'withdraw');
  const { rows } = await sql<{ unit: number }>`
    with owed as (
      select s.id, s.state, s.reporter_unit_id from submission s where s.round_id = any(${arrayLiteral(rounds.map(({ id }) => id))}::uuid[])
    ), withdrawn as (
      update submission s set state = ${withdrawn}, version = s.version + 1 from owed where s.id = owed.id
    ), kept as (
      insert into review_step (object_type, object_id, action, from_state, to_state, reason, account_id, custodian_id, unit_id, at)
      select 'submission', id, 'withdraw', state, ${withdrawn}, ${reason}, ${actor.accountId}::uuid, ${actor.custodianId}::uuid, ${actor.unitId}, ${now}::timestamptz from owed
    )
    select distinct reporter_unit_id as unit from owed`.execute(tx);
  const told = await sql<{ unit: number }>`
    select distinct actor_unit_id as unit from round_step where round_id = any(${arrayLiteral(rounds.map(({ id }) => id))}::uuid[]) and action <> 'approve'`.execute(
    tx,
  );
  const forms = [...new Set(rounds.map(({ form }) => form))].join(', ');
  const title = `Rút lại yêu cầu nộp phiếu ${forms}`;
  const body = `Phiếu này không phải nộp nữa; số đã nhập được giữ trong phiếu. Lý do: ${reason}`;
  const units = [...rows, ...told.rows].map(({ unit }) => unit);
  await sendNotices(tx, units, { kind: 'campaign', title, body, link: '/', from: actor }, now);
};
