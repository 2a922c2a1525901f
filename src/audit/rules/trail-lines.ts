import type { AuditRow } from '../contract.ts';

/** One line of the trail as its export takes it. */
export type TrailLine = Omit<AuditRow, 'at' | 'about'> & { readonly at: Date };

/** Heads of the columns of an exported trail. */
export const trailHead = [
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

/** The line of one event, under these heads. */
export const trailLine = (event: TrailLine): readonly string[] =>
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
  ].map((value) => (value === null ? '' : String(value)));
