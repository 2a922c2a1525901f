import { names } from '../../platform/text/names.ts';

/** Words of the shell. */
export const words = {
  product: 'CSDL Công tác dân tộc',
  skip: 'Đến nội dung chính',
  demonstration: 'Số liệu minh họa',
  demonstrationWhy: 'Bản minh họa: số liệu được tạo ra để dùng thử, không phải số liệu thật của địa phương.',
  menu: 'Mở danh mục',
  closeMenu: 'Đóng',
  places: 'Các mục chính',
  under: (place: string) => `Trong mục ${place}`,
  notices: 'Thông báo',
  unread: (count: number) => `Thông báo, ${count} chưa đọc`,
  noNotices: 'Chưa có thông báo nào.',
  allNotices: 'Xem tất cả thông báo',
  person: 'Người dùng',
  account: 'Tài khoản',
  noCustodian: 'Chưa ghi công chức được giao tài khoản',
  changePassword: 'Đổi mật khẩu',
  myAccount: 'Tài khoản của tôi',
  unitAccount: 'Tài khoản của đơn vị',
  idleTitle: 'Phiên làm việc sắp hết',
  idleWhy:
    'Đã lâu không có thao tác nào. Bấm “Tiếp tục làm việc” để ở lại; nếu không, hệ thống sẽ hỏi lại mật khẩu. Phần đang nhập vẫn được giữ.',
  absoluteWhy: 'Phiên làm việc đã đủ thời gian tối đa. Hệ thống sẽ hỏi lại mật khẩu; phần đang nhập vẫn được giữ.',
  idleLeft: 'Thời gian còn lại:',
  idleGoOn: 'Tiếp tục làm việc',
  anotherSession: 'Trình duyệt đang mở bằng tài khoản khác',
  anotherSessionWho: (other: string, mine: string) =>
    `Trình duyệt này đang mở bằng tài khoản ${other}. Trang này mở bằng tài khoản ${mine}.`,
  anotherSessionKept: (mine: string) =>
    `Việc vừa làm ở trang này chưa được ghi nhận dưới tên ai. Phần đang nhập được giữ trên máy này cho ${mine} và hiện lại khi người đó đăng nhập.`,
  somebodyElse: 'của người khác',
  signInAs: (username: string) => `Đăng nhập lại bằng ${username}`,
  startAnew: 'Mở lại trang theo tài khoản hiện tại',
  signOut: 'Đăng xuất',
  passwordExpires: (days: number) => (days <= 0 ? 'Mật khẩu đã hết hạn' : `Mật khẩu còn ${days} ngày`),
  offline: 'Mất kết nối mạng. Phần đang nhập vẫn được giữ trên máy và sẽ gửi lại khi có mạng.',
  help: 'Hỗ trợ',
  helpWho: (board: string) => `${board}, giờ hành chính`,
  guide: 'Hướng dẫn sử dụng',
  guideHere: 'Hướng dẫn trang này',
  guideAll: 'Mục lục hướng dẫn',
  searchAll: 'Tìm phiếu, đơn vị',
  notFound: 'Không có trang này',
  notFoundWhy: 'Địa chỉ có thể đã gõ sai hoặc nội dung không còn. Hãy về danh sách việc cần làm để đi tiếp.',
  notAllowed: 'Không có quyền xem trang này',
  get notAllowedWhy() {
    return `Tài khoản này không được giao phần việc ở trang này. Nếu cần, đề nghị liên hệ ${names.board}:`;
  },
  toWork: 'Về việc cần làm',
  crash: 'Trang gặp sự cố',
  get crashWhy() {
    return `Số liệu đã lưu không bị ảnh hưởng. Tải lại trang để tiếp tục; nếu vẫn lỗi, gọi ${names.board} và nói rõ đang làm gì.`;
  },
  reload: 'Tải lại trang',
  stale: 'Hệ thống vừa có bản mới. Tải lại trang để tiếp tục.',
} as const;
