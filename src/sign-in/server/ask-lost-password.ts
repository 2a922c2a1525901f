import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { PublicCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { keepingProblem } from '../../platform/problems/catalogue.ts';
import { names } from '../../platform/text/names.ts';
import { lostPasswordLimitsOf } from '../../policy/rules/limits.ts';
import { policyInForce } from '../../policy/server/index.ts';
import type { askLostPassword as route } from '../contract/lost-password.ts';
import { RESET_MAIL } from './reset-mail.ts';
import { unitsWithDuty } from './units-with-duty.ts';

/**
 * A unit that cannot sign in leaves word (Đ8, R8). Whatever it wrote, the answer and the work are the same: whether the name is an
 * account's is not revealed. One address may ask only so often an hour. Whether a letter goes out is decided later, by a job.
 */
export const askLostPassword = async (call: PublicCall, { body }: HandlerInput<typeof route>) => {
  const { tx, now, origin, secrets } = call;
  await refuseBusyAsker(call);
  const username = body.username?.normalize('NFC').trim().toLowerCase() || null;
  const account = await tx
    .selectFrom('account')
    .select(['id', 'unit_id'])
    .where('username', '=', username ?? '')
    .executeTakeFirst();
  const sealed = (text: string, column: string) =>
    secrets.seal(text.normalize('NFC').trim(), `lost_password_request.${column}`);
  const { id } = await tx
    .insertInto('lost_password_request')
    .values({
      unit_words: body.unit.normalize('NFC').trim(),
      username,
      account_id: account?.id ?? null,
      full_name: sealed(body.fullName, 'full_name'),
      phone: sealed(body.phone, 'phone'),
      message: body.message ? sealed(body.message, 'message') : null,
      address: origin.address,
      asked_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await call.audit({
    action: 'lost-password.ask',
    objectType: 'lost-password',
    objectId: id,
    ...(account ? { unitId: account.unit_id } : {}),
  });
  await call.enqueue(RESET_MAIL, { requestId: id });
  await tellManagers(call);
  return { ok: true as const };
};

/**
 * One such notice lies unread at a time: strangers may report as well, and must not fill the list. What they wrote stands in the inbox only.
 */
const tellManagers = async ({ tx, now }: PublicCall): Promise<void> => {
  const body = 'Có yêu cầu lấy lại mật khẩu gửi từ trang đăng nhập. Gọi lại theo số đã đăng ký trước khi cấp mật khẩu.';
  const link = '/quan-tri/de-nghi?muc=mat-mat-khau';
  const title = 'Có đơn vị báo mất mật khẩu';
  const notice = {
    kind: 'account-request',
    duty: 'accounts',
    title,
    body,
    link,
    from: null,
    once: 'lost-password',
  } as const;
  await sendNotices(tx, await unitsWithDuty(tx, 'accounts'), notice, now);
};

const asksOf = async (tx: Db, address: string, now: Date): Promise<number> => {
  const { asks } = await tx
    .selectFrom('lost_password_request')
    .select(sql<number>`count(*)::integer`.as('asks'))
    .where('address', '=', address)
    .where('asked_at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirstOrThrow();
  return asks;
};

const refuseBusyAsker = async (call: PublicCall): Promise<void> => {
  const { asksPerHour } = lostPasswordLimitsOf(await policyInForce(call.tx, call.now));
  if ((await asksOf(call.tx, call.origin.address, call.now)) < asksPerHour) return;
  await call.audit({ action: 'lost-password.ask', objectType: 'lost-password', reason: 'too-many', result: 'refused' });
  throw keepingProblem('too-many-requests', {
    detail: `Địa chỉ này đã gửi nhiều yêu cầu trong một giờ qua. Hãy gọi điện cho ${names.board}, hoặc chờ một giờ rồi gửi lại.`,
  });
};
