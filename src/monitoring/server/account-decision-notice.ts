import { ACCOUNT_DECISION, requestKindNames } from '../../accounts/rules/account-life.ts';
import { sendNotices } from '../../campaigns/server/index.ts';
import type { Db } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import type { Job } from '../../platform/jobs/job.ts';

const decidedRequest = (tx: Db, id: string) =>
  tx
    .selectFrom('account_request')
    .select(['kind', 'state', 'unit_id', 'asked_unit_id', 'username', 'decided_by', 'decision_reason'])
    .where('id', '=', id)
    .where('state', 'in', ['accepted', 'refused'])
    .executeTakeFirst();

/** Tells the unit that asked, and the one it is about, what the board decided (Đ7.8). Told once, however often the job runs. */
const tell = async (tx: Db, id: string, now: Date): Promise<void> => {
  const link = `/tai-khoan-don-vi?de-nghi=${id}`;
  const request = await decidedRequest(tx, id);
  const told = await tx.selectFrom('notice').select('id').where('link', '=', link).limit(1).executeTakeFirst();
  if (!request || told) return;
  const accepted = request.state === 'accepted';
  const about = request.username === null ? '' : ` (tài khoản ${request.username})`;
  const body = accepted
    ? `Ban Dân tộc đã thực hiện${about}. Mật khẩu một lần, nếu có, được giao trực tiếp cho đơn vị.`
    : `Ban Dân tộc chưa chấp nhận${about}. Lý do: ${request.decision_reason ?? ''}`;
  const title = `${requestKindNames[request.kind]}: ${accepted ? 'đã chấp nhận' : 'không chấp nhận'}`;
  await sendNotices(
    tx,
    [request.asked_unit_id, request.unit_id],
    { kind: 'decision', title, body, link, createdBy: request.decided_by },
    now,
  );
};

export const accountDecisionNotice: Job = {
  name: ACCOUNT_DECISION,
  title: 'Thông báo kết quả đề nghị về tài khoản',
  run: ({ db, clock }, { requestId }) => systemTransaction(db, (tx) => tell(tx, String(requestId), clock())),
};
