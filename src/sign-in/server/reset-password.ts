import { sql } from 'kysely';
import type { HandlerInput, Outside } from '../../platform/call/binding.ts';
import type { PublicCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import { keepingProblem, type Problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { policyInForce } from '../../policy/server/index.ts';
import type { resetPassword as route } from '../contract/lost-password.ts';
import {
  countRefusedAddress,
  endSessionsOf,
  keepPassword,
  type PreparedPassword,
  preparePassword,
  previousHashes,
  refuseBusyAddress,
  refuseUnfit,
  rememberDevice,
} from './index.ts';

type Input = HandlerInput<typeof route>;
type Prepared = PreparedPassword | undefined;
type Link = {
  readonly id: string;
  readonly accountId: string;
  readonly username: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly requestId: string | null;
};

/** The link behind a token while it still opens: not used, not over, its account in use. */
const findLink = async (tx: Db, token: string, now: Date): Promise<Link | undefined> => {
  const today = vietnamDay(now);
  const { rows } = await sql<Link>`
    select p.id, a.id as "accountId", a.username, a.unit_id as "unitId", v.full_name as "unitName", p.request_id as "requestId"
    from password_reset p join account a on a.id = p.account_id and a.state = 'active'
    join unit_version v on v.unit_id = a.unit_id and ${standsOn('v', today)}
    where p.token_digest = ${sha256(token)} and p.used_at is null and p.expires_at > ${now}
    for update of p, a`.execute(tx);
  return rows[0];
};

/** Hashes the new password before the transaction, and only for who holds a living link. */
export const prepareReset = async ({ db, now }: Outside, { body }: Input): Promise<Prepared> => {
  const previous = await systemTransaction(db, async (tx) => {
    const link = await findLink(tx, body.token, now);
    return link && previousHashes(tx, link.accountId, now);
  });
  return previous && preparePassword(previous, body.next);
};

/**
 * Sets a new password with the link that came by e-mail (R8): once, within its time, under the rule of today. Every session ends and
 * the other links with it; a second factor that is on stays on (ASVS 6.4.3), so the link alone does not sign anybody in.
 * The browser is known from now on: who holds the mailbox is no stranger, and is not kept out by those who guess.
 */
export const resetPassword = async (call: PublicCall, { body, prepared }: Input & { readonly prepared: Prepared }) => {
  const { tx, now } = call;
  await refuseBusyAddress(tx, call.origin.address, now);
  const link = await findLink(tx, body.token, now);
  if (!link || !prepared) throw await refuse(call);
  await refuseUnfit(tx, link, { next: body.next, prepared }, now);
  await keepPassword(tx, link.accountId, prepared.hash, now);
  await endSessionsOf(tx, link.accountId, now);
  rememberDevice(call, { accountId: link.accountId, deviceId: null, policy: await policyInForce(tx, now) });
  await answerRequest(tx, link, now);
  await call.audit({
    action: 'password.reset',
    objectType: 'account',
    objectId: link.accountId,
    unitId: link.unitId,
    detail: { username: link.username },
  });
  return { ok: true as const };
};

const answerRequest = async (tx: Db, { requestId }: Link, now: Date): Promise<void> => {
  if (requestId === null) return;
  await tx
    .updateTable('lost_password_request')
    .set({ state: 'answered', decided_at: now, note: 'Đã đặt lại bằng liên kết gửi qua thư điện tử' })
    .where('id', '=', requestId)
    .where('state', '=', 'waiting')
    .execute();
};

const refuse = async (call: PublicCall): Promise<Problem> => {
  await countRefusedAddress(call.tx, call.origin.address, await policyInForce(call.tx, call.now), call.now);
  await call.audit({ action: 'password.reset', objectType: 'account', reason: 'link', result: 'refused' });
  return keepingProblem('wrong-credentials', {
    detail: 'Liên kết không đúng, đã dùng hoặc đã hết hạn. Hãy báo mất mật khẩu lần nữa để nhận liên kết mới.',
  });
};
