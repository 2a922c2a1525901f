import { names } from '../../platform/text/names.ts';

/** Words of signing in, passwords of one's own and lost ones. */
export const words = {
  product: 'CSDL Công tác dân tộc',
  signIn: 'Đăng nhập',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  forgotten: 'Quên mật khẩu?',
  get forgottenHow() {
    return `Hãy liên hệ ${names.board} để được cấp mật khẩu dùng một lần:`;
  },
  get forgottenAsk() {
    return `Để lại yêu cầu, ${names.board} sẽ gọi lại`;
  },
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  address: 'Địa chỉ',
  nameHasMarks: 'Tên đăng nhập không có dấu. Hãy tắt bộ gõ tiếng Việt (UniKey, EVKey…) rồi gõ lại.',
  passwordHasMarks: 'Mật khẩu vừa gõ có chữ tiếng Việt. Nếu không cố ý, hãy tắt bộ gõ tiếng Việt rồi gõ lại.',
  capsLock: 'Phím Caps Lock đang bật.',
  missingName: 'Chưa nhập tên đăng nhập.',
  missingPassword: 'Chưa nhập mật khẩu.',
  demonstration: 'Bản minh họa, số liệu không phải số liệu thật.',
  tryAs: 'Dùng thử với vai',
  tryAsHow: 'Chọn một người để vào ngay. Lần đầu, hệ thống yêu cầu đặt mật khẩu riêng.',
  ownPasswordSet: 'đã đặt mật khẩu riêng',
  toSetup: 'Hệ thống chưa có dữ liệu. Thiết lập lần đầu',
  again: 'Đăng nhập lại',
  againWhy: 'Phiên làm việc đã hết. Nhập lại mật khẩu để tiếp tục; phần đang nhập vẫn còn nguyên.',
  leave: 'Thoát ra trang đăng nhập',
  changeTitle: 'Đổi mật khẩu',
  changeFirst:
    'Mật khẩu được cấp chỉ dùng một lần. Hãy đặt mật khẩu của riêng mình trước khi làm việc (khoản 2 Điều 7 Quy chế).',
  changeWhy: 'Mật khẩu mới phải khác các mật khẩu đã dùng gần đây.',
  currentPassword: 'Mật khẩu hiện tại',
  givenPassword: 'Mật khẩu được cấp',
  givenKept: 'Mật khẩu được cấp vừa nhập đã được nhận, không cần nhập lại.',
  nextPassword: 'Mật khẩu mới',
  repeatPassword: 'Nhập lại mật khẩu mới',
  rules: 'Mật khẩu cần có',
  ruleMet: 'đạt',
  ruleOpen: 'chưa đạt',
  notSame: 'Hai lần nhập chưa giống nhau.',
  rulesOpen: 'Mật khẩu mới chưa đạt đủ các yêu cầu.',
  back: 'Quay lại',

  name: 'Họ và tên',
  missing: 'Chưa điền.',
  lostMessage: 'Nội dung',
  lostTitle: 'Mất mật khẩu',
  get lostWhom() {
    return `Gọi ${names.board} để được cấp mật khẩu dùng một lần:`;
  },
  get lostOr() {
    return `Hoặc để lại yêu cầu, cán bộ ${names.board} sẽ gọi lại theo số đã đăng ký:`;
  },
  lostUnit: 'Tên đơn vị',
  lostUnitHint: 'Gõ vài chữ để tìm, không cần dấu',
  lostUsername: 'Tên đăng nhập (nếu nhớ)',
  lostSend: 'Gửi yêu cầu',
  lostSent: 'Đã nhận yêu cầu',
  get lostSentWhy() {
    return `${names.board} sẽ gọi lại theo số điện thoại đã đăng ký. Nếu tài khoản có địa chỉ thư điện tử và hệ thống có gửi thư, liên kết đặt lại mật khẩu được gửi tới địa chỉ đó.`;
  },
  toSignIn: 'Về trang đăng nhập',
  resetTitle: 'Đặt mật khẩu mới',
  resetWhy: 'Liên kết chỉ dùng được một lần, trong thời hạn ghi ở thư. Xác thực hai lớp, nếu đang bật, vẫn giữ nguyên.',
  resetSend: 'Đặt mật khẩu',
  resetDone: 'Đã đặt mật khẩu mới',
  resetDoneWhy: 'Mọi phiên cũ đã đóng. Hãy đăng nhập bằng mật khẩu mới.',
  resetNoToken: 'Liên kết không đầy đủ',
  resetNoTokenWhy: 'Mở lại đúng liên kết trong thư, hoặc báo mất mật khẩu lần nữa.',
  askAgain: 'Báo mất mật khẩu',
} as const;
