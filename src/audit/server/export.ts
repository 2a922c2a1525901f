import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { CSV_MARK, csvLine } from '../../platform/text/csv.ts';
import type { exportAuditEvents as route } from '../contract.ts';
import { type SelectedEvent, selectEvents } from './select-events.ts';

/** Lines of one file, and of one read of the database. */
const MOST = 20_000;
const PAGE = 2_000;

const HEAD = [
  'Mã dòng',
  'Số niêm phong',
  'Thời gian (UTC)',
  'Thời gian ghi vào cơ sở dữ liệu (UTC)',
  'Tài khoản',
  'Loại tài khoản',
  'Công chức được giao',
  'Đơn vị của tài khoản',
  'Đơn vị liên quan',
  'Việc',
  'Loại đối tượng',
  'Mã đối tượng',
  'Kết quả',
  'Lý do',
  'Địa chỉ máy',
  'Cổng',
  'Trình duyệt',
  'Mã yêu cầu',
  'Mã kiểm chứng trước',
  'Mã kiểm chứng sau',
  'Nội dung ghi kèm',
  'Mã kiểm chứng',
];

const lineOf = (event: SelectedEvent): string =>
  csvLine(
    [
      event.id,
      event.sealNumber,
      event.at.toISOString(),
      event.recordedAt,
      event.account,
      event.accountKind,
      event.custodian,
      event.actorUnit,
      event.unit,
      event.action,
      event.objectType,
      event.objectId,
      event.result,
      event.reason,
      event.address,
      event.port,
      event.userAgent,
      event.requestId,
      event.before,
      event.after,
      JSON.stringify(event.detail),
      event.digest,
    ].map((value) => (value === null ? '' : String(value))),
  );

const tooMany = () =>
  problem('too-large', {
    detail: `Có hơn ${MOST.toLocaleString('vi-VN')} dòng khớp điều kiện lọc. Thu hẹp khoảng ngày hoặc thêm điều kiện rồi xuất từng phần.`,
  });

/** The lines that meet the filters as CSV, read page by page; more than fit one file are refused. The export is a line itself. */
export const exportAuditEvents = async (call: Call, { query }: HandlerInput<typeof route>) => {
  const parts = [CSV_MARK, csvLine(HEAD)];
  for (let before: number | undefined; ; ) {
    const rows = await selectEvents(call, query, { before, most: PAGE });
    for (const row of rows) parts.push(lineOf(row));
    if (parts.length - 2 > MOST) throw tooMany();
    before = rows.at(-1)?.id;
    if (rows.length < PAGE) break;
  }
  await call.audit({ action: 'audit.export', objectType: 'audit', detail: { ...query, count: parts.length - 2 } });
  const day = new Date(call.now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  return { name: `nhat-ky-${day}.csv`, mediaType: 'text/csv; charset=utf-8', content: Buffer.from(parts.join('')) };
};
