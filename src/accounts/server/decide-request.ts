import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type {
  acceptRequest as acceptRoute,
  refuseRequest as refuseRoute,
  withdrawRequest as withdrawRoute,
} from '../contract/requests.ts';
import { type RequestState, requestKindNames } from '../rules/account-life.ts';
import { demandAccountSeen } from './as-seen.ts';
import { fulfil, type HeldRequest } from './fulfil-request.ts';
import { tellDecision } from './tell.ts';

/** The request, locked, if its unit is in scope today and nobody decided meanwhile. */
const lockWaiting = async ({ tx, scope, now }: Call, id: string): Promise<HeldRequest> => {
  const today = vietnamDay(now);
  const { rows } = await sql<HeldRequest>`
    select r.id, r.kind, r.state, r.version, r.unit_id as "unitId", v.full_name as "unitName", r.account_id as "accountId", r.username, r.reason,
      r.custodian, r.changed_on as "changedOn", r.letter_id as "letterId", r.asked_unit_id as "askedUnitId", (r.asked_at at time zone interval '7 hours')::date as "askedOn"
    from account_request r
    join unit_version v on v.unit_id = r.unit_id and ${standsOn('v', today)}
    where r.id = ${id}::uuid and exists (
      select from unit_closure c where c.ancestor_id = ${scope.rootUnitId} and c.descendant_id = r.unit_id
        and ${standsOn('c', today)})
    for update of r`.execute(tx);
  const request = found(rows[0]);
  if (request.state !== 'waiting')
    throw problem('wrong-state', {
      detail: 'Đề nghị này đã được xử lý hoặc đã rút. Tải lại để xem kết quả.',
      state: request.state,
      allowed: [],
    });
  return request;
};

/** The same for a decision on it as it was seen, with the account that it is about. */
const lockAsSeen = async (call: Call, id: string, seen: string): Promise<HeldRequest> => {
  const request = await lockWaiting(call, id);
  await demandAccountSeen(call, { about: 'account-request', ...request }, seen);
  return request;
};

const mark = async (
  { tx, actor, now }: Call,
  { id, version }: HeldRequest,
  state: Exclude<RequestState, 'waiting'>,
  reason: string | null,
): Promise<void> => {
  await tx
    .updateTable('account_request')
    .set({ state, version: version + 1, decided_by: actor.accountId, decided_at: now, decision_reason: reason })
    .where('id', '=', id)
    .execute();
};

const record = (call: Call, request: HeldRequest, action: string, reason?: string) =>
  call.audit({
    action,
    objectType: 'account-request',
    objectId: request.id,
    unitId: request.unitId,
    ...(reason === undefined ? {} : { reason }),
    detail: { request: request.kind, username: request.username },
  });

/** Accepts and does what was asked in the same transaction; a one-time password that comes of it is said this once. */
export const acceptRequest = async (call: Call, { params, body }: HandlerInput<typeof acceptRoute>) => {
  const request = await lockAsSeen(call, params.id, body.seen);
  await mark(call, request, 'accepted', null);
  await record(call, request, 'account-request.accept');
  const issued = await fulfil(call, request, body.username);
  await tellDecision(call, { ...request, username: issued?.username ?? request.username });
  return { issued };
};

export const refuseRequest = async (call: Call, { params, body }: HandlerInput<typeof refuseRoute>) => {
  const request = await lockAsSeen(call, params.id, body.seen);
  await mark(call, request, 'refused', body.reason);
  await record(call, request, 'account-request.refuse', body.reason);
  await tellDecision(call, request, body.reason);
  return { ok: true as const };
};

/** Only the unit that asked takes its request back. */
export const withdrawRequest = async (call: Call, { params, body }: HandlerInput<typeof withdrawRoute>) => {
  const request = await lockWaiting(call, params.id);
  if (request.version !== body.version) throw problem('stale-version');
  if (request.askedUnitId !== call.actor.unitId)
    throw problem('not-allowed', {
      detail: `Chỉ đơn vị đã gửi mới rút được đề nghị “${requestKindNames[request.kind]}” này.`,
    });
  await mark(call, request, 'withdrawn', null);
  await record(call, request, 'account-request.withdraw');
  return { ok: true as const };
};
