import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { holdsStill } from '../../platform/db/stands-on.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import type { Job, JobContext } from '../../platform/jobs/job.ts';
import { formatMinutes } from '../../platform/text/duration.ts';
import { names } from '../../platform/text/names.ts';
import { lostPasswordLimitsOf } from '../../policy/rules/limits.ts';
import { learnNames, policyInForce } from '../../policy/server/index.ts';

export const RESET_MAIL = 'password-reset-mail';

type Addressee = {
  readonly accountId: string;
  readonly username: string;
  readonly unitId: number;
  readonly email: string;
};

/** Who gets the letter: the custodian of a living account that the request named, unless enough letters went out today. Locked: a handover under way is waited for. */
const findAddressee = async (
  tx: Db,
  requestId: string,
  lettersPerDay: number,
  now: Date,
): Promise<Addressee | undefined> => {
  const { rows } = await sql<Addressee>`
    select a.id as "accountId", a.username, a.unit_id as "unitId", c.email
    from lost_password_request r join account a on a.id = r.account_id and a.state = 'active'
    join custodian c on c.account_id = a.id and ${holdsStill('c')}
    where r.id = ${requestId}::uuid and r.state = 'waiting' and r.mailed_at is null
      and (select count(*) from password_reset p where p.account_id = a.id and p.created_at > ${now}::timestamptz - interval '1 day') < ${lettersPerDay}
    for update of r, a, c`.execute(tx);
  return rows[0];
};

/** Less than an issued password lives, since the link lies in a mailbox. */
const keepToken = async (
  tx: Db,
  { accountId, requestId, expiresAt }: { accountId: string; requestId: string; expiresAt: Date },
  now: Date,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  await tx
    .insertInto('password_reset')
    .values({
      account_id: accountId,
      request_id: requestId,
      token_digest: sha256(token),
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  await tx.updateTable('lost_password_request').set({ mailed_at: now }).where('id', '=', requestId).execute();
  return token;
};

/** The token stands behind `#`: a fragment reaches no server, so it lies in no log (ASVS 14.2.1). */
const letterOf = (username: string, linkMinutes: number, publicUrl: string, token: string): string =>
  [
    'Kính gửi ông/bà,',
    '',
    `Hệ thống CSDL công tác dân tộc nhận được yêu cầu lấy lại mật khẩu của tài khoản ${username}.`,
    `Để đặt mật khẩu mới, mở liên kết sau trong vòng ${formatMinutes(linkMinutes)} (chỉ dùng được một lần):`,
    '',
    new URL(`dat-lai-mat-khau#${token}`, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href,
    '',
    `Nếu đơn vị không yêu cầu, hãy bỏ qua thư này và báo cho ${names.support}; mật khẩu hiện tại vẫn giữ nguyên.`,
    'Không chuyển tiếp thư này cho người khác.',
  ].join('\n');

/** Sends the link to the custodian's own address, never to one that the request named. Without a mail server or a public address nothing happens. */
const run = async ({ asSystem, secrets, mail, publicUrl }: JobContext, requestId: string): Promise<void> => {
  if (!mail || !publicUrl) return;
  const letter = await asSystem(async ({ tx, now, audit }) => {
    await learnNames(tx, now);
    const { lettersPerDay, linkMinutes } = lostPasswordLimitsOf(await policyInForce(tx, now));
    const addressee = await findAddressee(tx, requestId, lettersPerDay, now);
    if (!addressee) return undefined;
    const { accountId: objectId, unitId, username } = addressee;
    const expiresAt = new Date(now.getTime() + linkMinutes * 60_000);
    const token = await keepToken(tx, { accountId: objectId, requestId, expiresAt }, now);
    await audit({ action: 'password.mail', objectType: 'account', objectId, unitId, detail: { username } });
    return {
      to: secrets.open(addressee.email, 'custodian.email'),
      text: letterOf(username, linkMinutes, publicUrl, token),
    };
  });
  if (!letter) return;
  try {
    await mail.send({ ...letter, subject: 'Đặt lại mật khẩu CSDL công tác dân tộc' });
  } catch (error) {
    // The queue tries again with a new link; this one reached nobody.
    await asSystem(({ tx }) => forgetLink(tx, requestId));
    throw error;
  }
};

const forgetLink = async (tx: Db, requestId: string): Promise<void> => {
  await tx.deleteFrom('password_reset').where('request_id', '=', requestId).where('used_at', 'is', null).execute();
  await tx.updateTable('lost_password_request').set({ mailed_at: null }).where('id', '=', requestId).execute();
};

export const resetMailJob: Job = {
  name: RESET_MAIL,
  title: 'Gửi thư đặt lại mật khẩu',
  leaves: ['password.mail'],
  lane: 'mail',
  run: (context, { requestId }) => run(context, String(requestId)),
};
