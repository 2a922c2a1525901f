import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { actingOf, takeBackRounds } from '../../rounds/server/index.ts';
import { withdrawSheets } from '../../submissions/server/index.ts';
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
  const ids = rounds.map(({ id }) => id);
  const reporters = await withdrawSheets(actingOf(call), ids, body.reason);
  await takeBackRounds(call, ids, body.reason);
  await tell(call, rounds, reporters, body.reason);
  await call.audit({
    action: 'campaign.take-back',
    objectType: 'campaign',
    objectId: params.id,
    reason: body.reason,
    detail: { forms: rounds.map(({ form, period }) => ({ form, period })) },
  });
  return { takenBack: rounds.length };
};

/** Every unit that was asked is told once, and whoever would have acted on it. */
const tell = async (
  { tx, actor, now }: Call,
  rounds: readonly Round[],
  reporters: readonly number[],
  reason: string,
): Promise<void> => {
  const { rows } = await sql<{ unit: number }>`
    select distinct actor_unit_id as unit from round_step where round_id = any(${arrayLiteral(rounds.map(({ id }) => id))}::uuid[]) and action <> 'approve'`.execute(
    tx,
  );
  const forms = [...new Set(rounds.map(({ form }) => form))].join(', ');
  const title = `Rút lại yêu cầu nộp phiếu ${forms}`;
  const body = `Phiếu này không phải nộp nữa; số đã nhập được giữ trong phiếu. Lý do: ${reason}`;
  const units = [...reporters, ...rows.map(({ unit }) => unit)];
  await sendNotices(tx, units, { kind: 'campaign', title, body, link: '/', from: actor }, now);
};
