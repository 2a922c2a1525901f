import { formatDays, formatHours, formatMinutes } from '../../../platform/text/duration.ts';
import { names } from '../../../platform/text/names.ts';
import type { HolderKind, PolicyName } from '../../../policy/rules/policy.ts';

const characters = (value: number): string => `${value} ký tự`;

/** Each value in words, and how it reads with its unit. */
export const valueWords: Record<PolicyName, readonly [string, (value: number) => string]> = {
  minLength: ['Độ dài mật khẩu khi có xác thực hai lớp', (value) => `ít nhất ${characters(value)}`],
  minLengthAlone: ['Độ dài mật khẩu khi chưa có xác thực hai lớp', (value) => `ít nhất ${characters(value)}`],
  classes: ['Loại ký tự (chữ in, chữ thường, chữ số, ký tự đặc biệt)', (value) => `đủ ${value} loại`],
  lifetimeDaysUnit: ['Thời hạn mật khẩu của đơn vị', formatDays],
  lifetimeDaysOperator: ['Thời hạn mật khẩu của thành viên Tổ công tác', formatDays],
  warnDays: ['Báo trước khi mật khẩu hết hạn', formatDays],
  remembered: ['Mật khẩu cũ không được dùng lại', (value) => `${value} mật khẩu gần nhất`],
  differentBy: ['Mật khẩu mới khác mật khẩu trước', (value) => `ít nhất ${characters(value)}`],
  attempts: ['Số lần sai liên tiếp trước khi tạm khóa', (value) => `${value} lần`],
  firstLockMinutes: ['Tạm khóa lần đầu, sau đó tăng gấp đôi', formatMinutes],
  longestLockMinutes: ['Tạm khóa lâu nhất', formatMinutes],
  addressRefusals: ['Số lần bị từ chối từ một địa chỉ mạng trước khi phải chờ', (value) => `${value} lần mỗi phút`],
  longestAddressWaitMinutes: ['Thời gian chờ dài nhất của một địa chỉ mạng', formatMinutes],
  codeMinutes: ['Thời gian nhập mã xác thực sau khi nhập mật khẩu', formatMinutes],
  idleMinutesUnit: ['Hết phiên khi không thao tác: đơn vị', formatMinutes],
  idleMinutesOperator: ['Hết phiên khi không thao tác: thành viên Tổ công tác', formatMinutes],
  absoluteHours: ['Phiên làm việc dài nhất', formatHours],
  unusedDaysUnit: ['Đóng tài khoản đơn vị không dùng', (value) => `sau ${formatDays(value)}`],
  unusedDaysOperator: ['Đóng tài khoản thành viên Tổ công tác không dùng', (value) => `sau ${formatDays(value)}`],
  unusedWarnDays: ['Báo trước khi đóng tài khoản không dùng', formatDays],
  secondFactorOperator: ['Xác thực hai lớp với thành viên Tổ công tác', () => 'bắt buộc'],
  issuedHours: ['Mật khẩu dùng một lần có giá trị trong', formatHours],
  resetMinutes: ['Liên kết đặt lại mật khẩu gửi qua thư có giá trị trong', formatMinutes],
  resetLettersPerDay: ['Thư đặt lại mật khẩu cho một tài khoản', (value) => `tối đa ${value} thư mỗi ngày`],
  lostAsksPerHour: ['Yêu cầu lấy lại mật khẩu từ một địa chỉ mạng', (value) => `tối đa ${value} lần mỗi giờ`],
  deviceDays: ['Ghi nhớ trình duyệt đã đăng nhập', (value) => `${formatDays(value)} kể từ lần dùng cuối`],
  reportDays: ['Báo cáo khi thay đổi công chức giữ tài khoản', (value) => `trong ${formatDays(value)}`],
  reviewMonths: ['Rà soát danh sách tài khoản', (value) => `${value} tháng một lần`],
};

export const kindWords: Record<HolderKind, string> = {
  operator: 'Thành viên Tổ công tác',
  get board() {
    return names.board;
  },
  department: 'Sở, ban, ngành',
  agency: 'Cơ quan, đơn vị khác',
  district: 'Huyện, thành phố',
  commune: 'Xã, phường, thị trấn',
};

export const words = {
  title: 'Chính sách an toàn',
  since: (when: string) => `Áp dụng từ ${when}`,
  get byDefault() {
    return `Mức mặc định của bản cài đặt, chưa có lựa chọn nào của ${names.board}`;
  },
  contact: 'Liên hệ hỗ trợ',
  contactWhy: 'In ở trang đăng nhập, trong lời báo lỗi, thư gửi đơn vị và tệp security.txt (Điều 8 Quy chế).',
  contactFields: { phone: 'Điện thoại', email: 'Thư điện tử', address: 'Địa chỉ' },
  contactSave: 'Ghi thông tin liên hệ',
  contactSaved: 'Đã ghi thông tin liên hệ.',
  values: 'Giá trị đang áp dụng',
  valuesWhy: 'Khi nhiều bộ quy định cùng được chọn, giá trị chặt hơn được áp dụng.',
  valuesTable: 'Bảng giá trị đang áp dụng',
  historyTable: 'Bảng các lần lựa chọn',
  value: 'Nội dung',
  holds: 'Giá trị',
  from: 'Theo bộ quy định',
  basis: 'Căn cứ',
  basisNote: 'Căn cứ ghi ở đây để tra cứu; đối chiếu văn bản gốc trước khi viện dẫn.',
  presets: 'Bộ quy định áp dụng',
  presetSince: (day: string) => `có hiệu lực từ ${day}`,
  always: 'luôn áp dụng',
  kinds: 'Bắt buộc xác thực hai lớp với',
  byPreset: 'theo bộ quy định',
  effect: 'Nếu áp dụng lựa chọn này',
  noChange: 'Chưa thay đổi lựa chọn nào.',
  passwordsToChange: (count: number) =>
    count === 0 ? 'Không tài khoản nào phải đổi mật khẩu vì hết hạn.' : `${count} tài khoản sẽ phải đổi mật khẩu.`,
  lengthGrows: (length: number) =>
    `Mật khẩu ngắn hơn ${length} ký tự của tài khoản chưa có xác thực hai lớp phải đổi ở lần đăng nhập sau.`,
  factorsToEnrol: (count: number) =>
    count === 0
      ? 'Không tài khoản nào phải cài thêm xác thực hai lớp.'
      : `${count} tài khoản sẽ phải cài xác thực hai lớp trước khi làm việc tiếp.`,
  accountsToClose: (count: number) =>
    count === 0
      ? 'Không tài khoản nào bị đóng vì lâu không dùng.'
      : `${count} tài khoản lâu không dùng sẽ bị đóng trong đêm tới.`,
  sessions: (count: number) => `${count} phiên đang mở nhận giới hạn mới ngay.`,
  apply: 'Áp dụng',
  applyTitle: 'Áp dụng chính sách an toàn',
  reason: 'Lý do, căn cứ',
  reasonHint: 'Ghi số văn bản hoặc ý kiến chỉ đạo, sẽ lưu trong nhật ký',
  fromDay: 'Áp dụng từ ngày',
  fromDayWhy: 'Để trống: áp dụng ngay',
  applied: 'Đã áp dụng chính sách an toàn.',
  history: 'Các lần lựa chọn',
  historyNone: 'Chưa có lần lựa chọn nào.',
  when: 'Áp dụng từ',
  who: 'Người chọn',
  chosen: 'Bộ quy định',
  factorFor: 'Bắt buộc hai lớp',
  nobody: 'không thêm',
} as const;
