import * as T from 'typebox';
import { count, digest, event, reasoned, type Trail, text } from '../../platform/contract/event.ts';
import { closed, Day, Instant, nullable, oneOf } from '../../platform/contract/schemas.ts';

const username = text;
const ofAccount = { detail: closed({ username }) };
const request = (words: string) =>
  event(words, 'account-request', { reason: 'maybe', detail: closed({ request: text, username: nullable(text) }) });

/** What this noun leaves in the trail. */
export const accountTrail = {
  objects: { 'account-request': 'Đề nghị về tài khoản', 'account-review': 'Rà soát tài khoản' },
  facts: {
    digest: 'Mã kiểm chứng số liệu',
    format: 'Định dạng tệp',
    letter: 'Văn bản số',
    kind: 'Loại tài khoản',
    duties: 'Nhiệm vụ',
    former: 'Công chức trước đó',
    formerDuties: 'Nhiệm vụ trước đó',
    request: 'Đề nghị',
    changedOn: 'Ngày thay đổi công chức',
    reportedOn: 'Ngày báo cáo',
    daysLate: 'Quá hạn báo cáo (ngày)',
    list: 'Danh sách',
    reopened: 'Mở lại tài khoản',
    secondFactorRemoved: 'Đã gỡ xác thực hai lớp',
    lastUsedAt: 'Dùng lần cuối',
    limitDays: 'Mức không sử dụng (ngày)',
  },
  values: {
    unit: 'của đơn vị',
    operator: 'thành viên Tổ công tác',
    accounts: 'quản lý tài khoản',
    catalogue: 'danh mục, biểu mẫu',
    campaigns: 'tổ chức đợt thu thập',
    approval: 'phê duyệt số liệu',
    operations: 'vận hành hệ thống',
    audit: 'kiểm tra nhật ký',
    leader: 'lãnh đạo theo dõi',
  },
  actions: {
    'password.issue': event('Cấp mật khẩu một lần', 'account', { ...ofAccount, ...reasoned }),
    'second-factor.remove': event('Gỡ xác thực hai lớp', 'account', { ...ofAccount, ...reasoned }),
    'account.open': event('Cấp tài khoản', 'account', {
      detail: closed({ username, kind: oneOf(['unit', 'operator']), duties: T.Array(text), custodian: nullable(text) }),
    }),
    'account.custodian': event('Ghi công chức được giao', 'account', {
      detail: closed({ username, custodian: text, former: nullable(text) }),
    }),
    'account.departure': event('Ghi công chức thôi giữ tài khoản', 'account', {
      ...reasoned,
      detail: closed({ username, custodian: text, from: Day }),
    }),
    'account.close': event('Đóng tài khoản', 'account', {
      ...reasoned,
      by: 'anybody',
      detail: closed({ username, lastUsedAt: T.Optional(Instant), limitDays: T.Optional(count) }),
    }),
    'account.reopen': event('Mở lại tài khoản', 'account', { ...ofAccount, ...reasoned }),
    'account.delete': event('Xóa tài khoản', 'account', { ...reasoned, detail: closed({ username, kind: text }) }),
    'account.duties': event('Giao lại nhiệm vụ', 'account', {
      ...reasoned,
      detail: closed({ username, formerDuties: T.Array(text), duties: T.Array(text) }),
    }),
    'account.handover': event('Bàn giao tài khoản', 'account', {
      detail: closed({
        username,
        former: nullable(text),
        custodian: text,
        changedOn: Day,
        reportedOn: Day,
        daysLate: T.Integer(),
      }),
    }),
    'account.break-glass': event('Mở khóa khẩn cấp trên máy chủ', 'account', {
      ...reasoned,
      by: 'system',
      detail: closed({ username, reopened: T.Boolean(), secondFactorRemoved: T.Boolean() }),
    }),
    'account.review': event('Xác nhận rà soát danh sách tài khoản', 'account-review', {
      reason: 'maybe',
      detail: closed({ count, digest }),
    }),
    'account.print': event('In, xuất danh sách tài khoản, công chức', 'account', {
      id: 'never',
      detail: closed({ list: text, format: text, count, number: nullable(text) }),
    }),
    'account-request.ask': event('Gửi đề nghị về tài khoản', 'account-request', {
      ...reasoned,
      detail: closed({ request: text, letter: text, username: nullable(text) }),
    }),
    'account-request.accept': request('Chấp nhận đề nghị về tài khoản'),
    'account-request.refuse': { ...request('Từ chối đề nghị về tài khoản'), ...reasoned },
    'account-request.withdraw': request('Rút đề nghị về tài khoản'),
    'lost-password.answer': event('Cấp mật khẩu cho đơn vị báo mất', 'lost-password', { ...ofAccount, ...reasoned }),
    'lost-password.dismiss': event('Bỏ qua yêu cầu báo mất mật khẩu', 'lost-password', reasoned),
    'system.set-up': event('Thiết lập hệ thống', 'account', {
      detail: closed({ username, custodian: text, province: text }),
    }),
  },
} as const satisfies Trail;
