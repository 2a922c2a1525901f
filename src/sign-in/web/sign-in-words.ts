import { formatDays } from '../../platform/text/duration.ts';
import { names } from '../../platform/text/names.ts';

/** Words of the second factor, the sessions and the idle limit. */
export const words = {
  code: 'Mã xác thực',
  codeWhy: 'Sáu chữ số đang hiện trong ứng dụng xác thực trên điện thoại, hoặc một mã dự phòng.',
  codeMissing: 'Chưa nhập mã xác thực.',
  goOn: 'Tiếp tục',
  otherName: 'Đăng nhập bằng tên khác',
  get lostPhone() {
    return `Mất điện thoại và hết mã dự phòng: gọi ${names.board} để gỡ xác thực hai lớp.`;
  },

  myAccount: 'Tài khoản của tôi',
  password: 'Mật khẩu',
  passwordLeft: (days: number) => (days <= 0 ? 'Mật khẩu đã hết hạn.' : `Mật khẩu còn dùng được ${days} ngày.`),
  passwordRule: (length: number, days: number) => `Ít nhất ${length} ký tự, đổi ít nhất ${formatDays(days)} một lần.`,
  changePassword: 'Đổi mật khẩu',
  currentPassword: 'Mật khẩu hiện tại',
  missingPassword: 'Chưa nhập mật khẩu.',

  secondFactor: 'Xác thực hai lớp',
  secondFactorWhat:
    'Ngoài mật khẩu, mỗi lần đăng nhập cần thêm một mã từ điện thoại. Người khác dù biết mật khẩu cũng không đăng nhập được.',
  isOn: (when: string) => `Đang bật từ ${when}.`,
  isOff: 'Chưa bật.',
  isMandatory: 'Chính sách an toàn yêu cầu tài khoản này có xác thực hai lớp.',
  offInDemonstration:
    'Ở bản minh họa không bắt buộc, vì ai cũng phải dùng thử được bằng mật khẩu trong tệp kèm theo. Ở hệ thống thật, thành viên Tổ công tác phải cài theo TCVN 14423. Muốn thử ở đây: bấm “Cài xác thực hai lớp”; không có điện thoại thì mã hiện ngay ở bước quét.',
  tryCode: 'Bản minh họa: hiện mã thay điện thoại',
  tryCodeIs: (code: string) => `Điện thoại lúc này sẽ hiện ${code}.`,
  codesLeft: (count: number) => `Còn ${count} mã dự phòng chưa dùng.`,
  setUp: 'Cài xác thực hai lớp',
  setUpAgain: 'Đổi điện thoại',
  turnOff: 'Tắt',
  turnOffTitle: 'Tắt xác thực hai lớp',
  turnOffEffect: 'Từ lần đăng nhập sau chỉ cần mật khẩu. Các phiên đang mở ở nơi khác bị đóng.',
  turnedOff: 'Đã tắt xác thực hai lớp.',
  newCodes: 'Tạo lại mã dự phòng',
  newCodesEffect: 'Các mã dự phòng cũ, kể cả mã chưa dùng, không còn giá trị.',

  forced: 'Cài xác thực hai lớp',
  forcedWhy: 'Tài khoản này phải có xác thực hai lớp. Cài xong mới làm việc tiếp được.',
  stepPassword: 'Nhập lại mật khẩu để bắt đầu.',
  stepScan:
    'Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, VNPT OTP …), chọn thêm tài khoản rồi quét mã này.',
  qr: 'Mã QR để quét bằng ứng dụng xác thực',
  byHand: 'Không quét được? Nhập khóa này vào ứng dụng:',
  firstCode: 'Mã đang hiện trong ứng dụng',
  turnOn: 'Bật xác thực hai lớp',
  turnedOn: 'Đã bật xác thực hai lớp.',
  recoveryTitle: 'Mã dự phòng',
  recoveryWhy:
    'Chỉ hiện một lần. In hoặc chép ra giấy, cất nơi an toàn. Mỗi mã đăng nhập được một lần khi không có điện thoại.',
  print: 'In mã dự phòng',
  kept: 'Đã cất mã dự phòng',

  sessions: 'Tôi đang đăng nhập ở đâu',
  sessionsWhy: 'Thấy nơi lạ thì kết thúc phiên đó và đổi mật khẩu ngay.',
  device: 'Thiết bị',
  address: 'Địa chỉ mạng',
  since: 'Đăng nhập lúc',
  seen: 'Dùng gần nhất',
  thisOne: 'Phiên này',
  end: 'Kết thúc',
  endOf: (device: string) => `Kết thúc phiên ${device}`,
  endOthers: 'Kết thúc mọi phiên khác',
  ended: (count: number) => `Đã kết thúc ${count} phiên.`,
  tableOf: (what: string) => `Bảng: ${what}`,
  noSessions: 'Không có phiên nào đang mở.',
  strength: ['', 'Yếu', 'Tạm được', 'Tốt', 'Rất tốt'],
  strengthLabel: 'Độ mạnh của mật khẩu',
  allSessionsEnd: 'Sau khi đổi, mọi phiên đang mở ở nơi khác đều kết thúc.',
} as const;
