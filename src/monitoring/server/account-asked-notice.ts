import { sql } from 'kysely';
import { requestKindNames } from '../../accounts/rules/account-life.ts';
import { sendNotices } from '../../campaigns/server/index.ts';
import { vietnamDay } from '../../periods/rules/days.ts';
import type { Db } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { ACCOUNT_ASKED } from '../../sign-in/rules/asked.ts';
import { unitPaths, unitWithAbove } from '../../units/server/index.ts';

const DUTY = 'accounts';
const REQUESTS = '/quan-tri/de-nghi';
const LOST = `${REQUESTS}?muc=mat-mat-khau`;

type News = { readonly title: string; readonly body: string; readonly link: string; readonly createdBy: string | null };

/** Where those sit who manage accounts. */
const managersUnits = async (tx: Db): Promise<number[]> => {
  const rows = await tx
    .selectFrom('account')
    .select('unit_id')
    .distinct()
    .where('kind', '=', 'operator')
    .where('state', '=', 'active')
    .where(sql<boolean>`${DUTY} = any (duties)`)
    .execute();
  return rows.map(({ unit_id }) => unit_id);
};

/** A request that still waits; told once, however often the job runs. */
const newsOfRequest = async (tx: Db, id: string, now: Date): Promise<News | undefined> => {
  const request = await tx
    .selectFrom('account_request')
    .select(['kind', 'unit_id', 'asked_by'])
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  const link = `${REQUESTS}?de-nghi=${id}`;
  const told = await tx.selectFrom('notice').select('id').where('link', '=', link).limit(1).executeTakeFirst();
  if (!request || told) return undefined;
  const path =
    unitPaths(await unitWithAbove(tx, request.unit_id, vietnamDay(now)).execute()).get(request.unit_id) ?? '';
  const body = `Đề nghị đối với tài khoản của ${path}, kèm văn bản. Xem văn bản, chấp nhận hoặc trả lời lý do.`;
  return { title: `Đề nghị mới: ${requestKindNames[request.kind]}`, body, link, createdBy: request.asked_by };
};

/**
 * Somebody reports a lost password, and no such notice lies unread: strangers may ask as well, and must not fill the list. What they wrote
 * stands in the inbox only.
 */
const newsOfLoss = async (tx: Db): Promise<News | undefined> => {
  const unread = await tx
    .selectFrom('notice')
    .select('id')
    .where('link', '=', LOST)
    .where('read_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  const body = 'Có yêu cầu lấy lại mật khẩu gửi từ trang đăng nhập. Gọi lại theo số đã đăng ký trước khi cấp mật khẩu.';
  return unread ? undefined : { title: 'Có đơn vị báo mất mật khẩu', body, link: LOST, createdBy: null };
};

/** Tells those who manage accounts that something waits for them (Đ7.8, Đ8). */
const tell = async (tx: Db, requestId: unknown, now: Date): Promise<void> => {
  const news = requestId === undefined ? await newsOfLoss(tx) : await newsOfRequest(tx, String(requestId), now);
  if (news) await sendNotices(tx, await managersUnits(tx), { kind: 'account-request', duty: DUTY, ...news }, now);
};

export const accountAskedNotice: Job = {
  name: ACCOUNT_ASKED,
  title: 'Thông báo có đề nghị về tài khoản',
  run: ({ db, clock }, { requestId }) => systemTransaction(db, (tx) => tell(tx, requestId, clock())),
};
