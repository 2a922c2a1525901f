import * as T from 'typebox';
import { changed, count, event, reasoned, refusal, type Trail } from '../../platform/contract/event.ts';
import { closed, Instant } from '../../platform/contract/schemas.ts';
import { listAuditEvents } from '../contract.ts';

const asked = { ...listAuditEvents.query.properties, count };

/** What this noun leaves in the trail. */
export const auditTrail = {
  objects: { audit: 'Nhật ký', system: 'Hệ thống' },
  facts: {
    from: 'Từ ngày',
    to: 'Đến ngày',
    number: 'Số văn bản',
    custodian: 'Công chức được giao',
    unit: 'Đơn vị',
    size: 'Dung lượng (byte)',
    count: 'Số dòng đã xem',
    account: 'Lọc theo tài khoản',
    action: 'Lọc theo việc',
    object: 'Lọc theo đối tượng',
    before: 'Trước dòng số',
    limit: 'Số dòng mỗi trang',
    cell: 'Chỉ tiêu',
    result: 'Lọc theo kết quả',
    months: 'Số tháng lưu giữ',
    formerMonths: 'Số tháng lưu giữ trước đó',
    percent: 'Phần trăm ổ đĩa đã dùng',
  },
  actions: {
    refused: event('Bị từ chối', 'route', refusal),
    'audit.read': event('Xem nhật ký', 'audit', { id: 'never', detail: closed(asked) }),
    'audit.export': event('Xuất nhật ký ra tệp', 'audit', { id: 'never', detail: closed(asked) }),
    'audit.prove': event('Lấy bằng chứng kiểm chứng nhật ký', 'audit', {
      detail: closed({
        number: T.Optional(count),
        size: T.Optional(count),
        from: T.Optional(count),
        to: T.Optional(count),
      }),
    }),
    'audit.retention': event('Đặt thời hạn lưu giữ nhật ký', 'audit', {
      ...reasoned,
      id: 'never',
      ...changed({ months: count, formerMonths: count }),
    }),
    'audit.remove': event('Loại bỏ dòng nhật ký hết hạn lưu giữ', 'audit', {
      by: 'system',
      id: 'never',
      detail: closed({ count, before: Instant, months: count }),
    }),
    'audit.store-full': event('Cảnh báo ổ đĩa chứa nhật ký sắp đầy', 'audit', {
      by: 'system',
      id: 'never',
      detail: closed({ percent: count }),
    }),
  },
} as const satisfies Trail;
