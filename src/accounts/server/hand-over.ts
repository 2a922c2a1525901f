import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { deadlinesOf } from '../../policy/rules/limits.ts';
import { policyInForce } from '../../policy/server/index.ts';
import { dropSecondFactor, type Issued, issueTo } from '../../sign-in/server/index.ts';
import type { handOver as route } from '../contract/handover.ts';
import { daysLate, handoverFindings } from '../rules/handover-days.ts';
import type { CustodianOf } from './custodian-row.ts';
import { replaceCustodian } from './custodians.ts';
import { keepPaper } from './papers.ts';
import { type HeldAccount, lockAccountInScope } from './queries.ts';
import { refuseClosed, refuseOwn } from './refusals.ts';

export type HandoverFacts = {
  readonly letterId: string;
  readonly requestId: string | null;
  readonly custodian: CustodianOf;
  readonly changedOn: string;
  readonly reportedOn: string;
};

/**
 * Hands a held account over (Đ7.6, R6): the former custodian ends and the new one begins at this moment, a one-time password takes
 * the place of the old one, the second factor is taken off, every session ends. The day of the change stays as it was reported.
 */
export const handOverHeld = async (call: Call, account: HeldAccount, facts: HandoverFacts): Promise<Issued> => {
  const { tx, now } = call;
  refuseOwn(call, account, 'Không tự bàn giao tài khoản của mình. Cần cán bộ quản lý tài khoản khác thực hiện.');
  refuseClosed(account);
  const { id, former } = await replaceCustodian(tx, account.id, facts.custodian, now, call.secrets);
  await dropSecondFactor(tx, account.id);
  const issued = await issueTo(call, account);
  const { letterId, requestId, custodian, changedOn, reportedOn } = facts;
  await tx
    .insertInto('handover')
    .values({
      account_id: account.id,
      letter_id: letterId,
      request_id: requestId,
      former_id: former?.kept ? former.id : null,
      custodian_id: id,
      changed_on: changedOn,
      reported_on: reportedOn,
      done_by: call.actor.accountId,
      done_at: now,
    })
    .execute();
  await call.audit({
    action: 'account.handover',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    detail: {
      username: account.username,
      former: former?.fullName ?? null,
      custodian: custodian.fullName,
      changedOn,
      reportedOn,
      daysLate: daysLate(changedOn, reportedOn, deadlinesOf(await policyInForce(tx, now)).reportDays),
    },
  });
  return issued;
};

/** A handover made by the board itself, from the paper that came to it. */
export const handOver = async (call: Call, { params, body }: HandlerInput<typeof route>) => {
  const today = vietnamDay(call.now);
  const account = await lockAccountInScope(call, params.id);
  refuseClosed(account);
  const reportedOn = body.reportedOn ?? today;
  const findings = handoverFindings({ letterDay: body.letter.day, changedOn: body.changedOn, reportedOn, today });
  if (findings.length > 0) throw problem('invalid-content', { findings });
  const letterId = await keepPaper(call, body.letter, `Bàn giao tài khoản ${account.username}`);
  const { custodian, changedOn } = body;
  return handOverHeld(call, account, { letterId, requestId: null, custodian, changedOn, reportedOn });
};
