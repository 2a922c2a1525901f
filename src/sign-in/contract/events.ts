import * as T from 'typebox';
import { count, event, reasoned, refusal, type Trail, text } from '../../platform/contract/event.ts';
import { closed, Instant, nullable, oneOf } from '../../platform/contract/schemas.ts';

const username = text;
const ofAccount = { detail: closed({ username }) };
/** What this noun leaves in the trail. */
export const signInTrail = {
  objects: { account: 'Tài khoản', 'lost-password': 'Báo mất mật khẩu', policy: 'Chính sách an toàn' },
  facts: {
    username: 'Tên đăng nhập',
    lockedMinutes: 'Tạm khóa (phút)',
    knownDevice: 'Trình duyệt đã quen',
    minutes: 'Tạm chặn (phút)',
    secondFactor: 'Lớp thứ hai',
    presets: 'Bộ quy định',
    secondFactorKinds: 'Bắt buộc hai lớp',
    passwordsToChange: 'Tài khoản phải đổi mật khẩu',
    secondFactorsToEnrol: 'Tài khoản phải cài xác thực hai lớp',
    accountsToClose: 'Tài khoản lâu không dùng',
    sessionsTouched: 'Phiên nhận giới hạn mới',
    minLengthGrowsTo: 'Độ dài mật khẩu tăng lên',
    reason: 'Lý do',
  },
  values: { code: 'mã xác thực', 'recovery-code': 'mã dự phòng' },
  actions: {
    'session.open': event('Đăng nhập', 'account', {
      detail: closed({
        secondFactor: T.Optional(oneOf(['code', 'recovery-code'])),
        knownDevice: T.Optional(T.Boolean()),
      }),
    }),
    'session.close': event('Đăng xuất', 'account'),
    'session.refused': event('Đăng nhập không thành công', ['account', 'system'], {
      ...refusal,
      id: 'maybe',
      detail: closed({
        username: T.Optional(username),
        knownDevice: T.Optional(T.Boolean()),
        lockedMinutes: T.Optional(T.Integer({ minimum: 1 })),
      }),
    }),
    'session.code-wanted': event('Mật khẩu đúng, chờ mã xác thực', 'account', { ...ofAccount, by: 'anybody' }),
    'session.end': event('Kết thúc phiên', 'account', {
      reason: 'maybe',
      detail: closed({ username: T.Optional(username), count }),
    }),
    'address.throttle': event('Tạm chặn một địa chỉ vì bị từ chối nhiều lần', 'system', {
      ...refusal,
      id: 'never',
      detail: closed({ minutes: T.Integer({ minimum: 1 }) }),
    }),
    'password.change': event('Đổi mật khẩu', 'account'),
    'password.refused': event('Đổi mật khẩu không thành công', 'account', {
      ...refusal,
      by: 'person',
      detail: closed({ lockedMinutes: T.Optional(T.Integer({ minimum: 1 })) }),
    }),
    'password.mail': event('Gửi liên kết đặt lại mật khẩu', 'account', { ...ofAccount, by: 'system' }),
    'password.reset': event('Đặt lại mật khẩu bằng liên kết', 'account', {
      by: 'anybody',
      id: 'maybe',
      result: 'either',
      detail: closed({ username: T.Optional(username) }),
    }),
    'second-factor.start': event('Bắt đầu cài xác thực hai lớp', 'account'),
    'second-factor.enable': event('Bật xác thực hai lớp', 'account'),
    'second-factor.disable': event('Tắt xác thực hai lớp', 'account'),
    'second-factor.recovery-codes': event('Tạo lại mã dự phòng', 'account'),
    'lost-password.ask': event('Báo mất mật khẩu', 'lost-password', { by: 'anybody', id: 'maybe', result: 'either' }),
    'policy.choose': event('Chọn chính sách an toàn', 'policy', {
      ...reasoned,
      id: 'never',
      detail: closed({
        presets: T.Array(text),
        secondFactorKinds: T.Array(text),
        from: Instant,
        passwordsToChange: count,
        secondFactorsToEnrol: count,
        sessionsTouched: count,
        accountsToClose: count,
        minLengthGrowsTo: nullable(count),
      }),
    }),
  },
} as const satisfies Trail;
