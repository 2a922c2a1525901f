import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { names } from '../../platform/text/names.ts';
import { unitsWithDuty } from '../../sign-in/server/index.ts';
import { unitPaths, unitWithAbove } from '../../units/server/index.ts';
import { type RequestKind, requestKindNames } from '../rules/account-life.ts';

type Asked = { readonly id: string; readonly kind: RequestKind; readonly unitId: number };

/** Tells those who manage accounts that a unit asks (Đ7.8), in the transaction of the request itself. */
export const tellManagers = async ({ tx, actor, now }: Call, { id, kind, unitId }: Asked): Promise<void> => {
  const above = await unitWithAbove(tx, unitId, vietnamDay(now)).execute();
  const path = unitPaths(above).get(unitId) ?? '';
  await sendNotices(
    tx,
    await unitsWithDuty(tx, 'accounts'),
    {
      kind: 'account-request',
      duty: 'accounts',
      title: `Đề nghị mới: ${requestKindNames[kind]}`,
      body: `Đề nghị đối với tài khoản của ${path}, kèm văn bản. Xem văn bản, chấp nhận hoặc trả lời lý do.`,
      link: `/quan-tri/de-nghi?de-nghi=${id}`,
      from: actor,
    },
    now,
  );
};

type Decided = Asked & { readonly askedUnitId: number; readonly username: string | null };

/** Tells the unit that asked, and the one it is about, what the board decided (Đ7.8); `reason` where it did not accept. */
export const tellDecision = async (
  { tx, actor, now }: Call,
  { id, kind, unitId, askedUnitId, username }: Decided,
  reason?: string,
): Promise<void> => {
  const about = username === null ? '' : ` (tài khoản ${username})`;
  const body =
    reason === undefined
      ? `${names.board} đã thực hiện${about}. Mật khẩu một lần, nếu có, được giao trực tiếp cho đơn vị.`
      : `${names.board} chưa chấp nhận${about}. Lý do: ${reason}`;
  const title = `${requestKindNames[kind]}: ${reason === undefined ? 'đã chấp nhận' : 'không chấp nhận'}`;
  const link = `/tai-khoan-don-vi?de-nghi=${id}`;
  await sendNotices(tx, [askedUnitId, unitId], { kind: 'decision', title, body, link, from: actor }, now);
};
