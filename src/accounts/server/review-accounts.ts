import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { deadlinesOf } from '../../policy/rules/limits.ts';
import { policyInForce } from '../../policy/server/index.ts';
import type { signAccountReview as route } from '../contract/life.ts';
import type { AccountRow } from '../contract.ts';
import { monthsAfter } from '../rules/account-life.ts';
import { accountRows } from './queries.ts';

/** What a reviewer confirms: who has an account, of what kind, with which duties, in which state. Signing in does not change it. */
const listDigest = (rows: readonly AccountRow[]): string =>
  digestOf(
    rows.map(({ username, kind, unitId, duties, state, custodian }) => ({
      username,
      kind,
      unitId,
      duties,
      state,
      custodian: custodian?.fullName ?? null,
    })),
  );

/** The reviews of the list of accounts and when the next is due: as many months as the policy says after the last, or after the first account (SEC-13). */
export const getAccountReviews = async (call: Call) => {
  const { tx, now } = call;
  const rows = await accountRows(call);
  const reviews = await tx
    .selectFrom('account_review as r')
    .innerJoin('account as a', 'a.id', 'r.reviewed_by')
    .select(['r.id', 'r.reviewed_at', 'r.custodian_name', 'a.username', 'r.accounts', 'r.digest', 'r.note'])
    .orderBy('r.reviewed_at', 'desc')
    .orderBy('r.number', 'desc')
    .limit(100)
    .execute();
  const first = rows.map(({ createdAt }) => createdAt).sort()[0];
  const since = reviews[0]?.reviewed_at ?? (first === undefined ? now : new Date(first));
  const { reviewMonths } = deadlinesOf(await policyInForce(tx, now));
  const nextDue = monthsAfter(vietnamDay(since), reviewMonths);
  return {
    reviews: reviews.map(({ reviewed_at, custodian_name, username, ...row }) => ({
      ...row,
      at: reviewed_at.toISOString(),
      by: custodian_name ?? username,
    })),
    nextDue,
    overdue: nextDue < vietnamDay(now),
    accounts: rows.length,
    digest: listDigest(rows),
  };
};

/** Keeps that the list was read through and found right; refused when it changed since it was read. */
export const signAccountReview = async (call: Call, { body }: HandlerInput<typeof route>) => {
  const { tx, actor, now } = call;
  const rows = await accountRows(call);
  if (listDigest(rows) !== body.digest)
    throw problem('stale-version', {
      detail: 'Danh sách tài khoản đã thay đổi từ khi mở trang. Tải lại danh sách, rà soát rồi xác nhận lại.',
    });
  const { id } = await tx
    .insertInto('account_review')
    .values({
      reviewed_by: actor.accountId,
      custodian_name: actor.custodianName,
      reviewed_at: now,
      accounts: rows.length,
      digest: body.digest,
      note: body.note,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await call.audit({
    action: 'account.review',
    objectType: 'account-review',
    objectId: id,
    reason: body.note,
    detail: { count: rows.length, digest: body.digest },
  });
  return { ok: true as const };
};
