import { formatHours, limitDays } from '../../platform/text/duration.ts';
import { names } from '../../platform/text/names.ts';
import type { AccountAction, RequestState } from '../rules/account-life.ts';
import type { LateKind } from '../rules/handover-days.ts';

/** `7` → `07 ngày`, as the regulation writes it. */

/** Words of the life of an account: one account's page, requests, handover, custodians, lost passwords. */
export const words = {
  account: (name: string) => `Tài khoản ${name}`,
  toAccounts: 'Danh sách tài khoản',
  waitingRequests: (count: number) => `${count} đề nghị chờ xử lý`,
  waitingLost: (count: number) => `${count} đơn vị báo mất mật khẩu`,
  waitingLate: (count: number) => `${count} đơn vị quá hạn báo cáo thay đổi công chức`,
  facts: 'Thông tin chung',
  since: 'Cấp từ',
  closedSince: (when: string, why: string) => `Đã đóng từ ${when}${why === '' ? '' : `. Lý do: ${why}`}`,
  secondFactor: 'Xác thực hai lớp',
  on: 'Đang bật',
  off: 'Chưa bật',
  leftOn: (day: string) => `Đã thôi giữ từ ${day}, chưa bàn giao`,
  history: 'Công chức qua các thời kỳ',
  historyNone: 'Chưa ghi công chức nào.',
  from: 'Từ',
  to: 'Đến',
  now: 'Hiện nay',
  name: 'Họ và tên',
  position: 'Chức vụ',
  phone: 'Điện thoại',
  custodian: 'Công chức được giao',
  custodianNow: 'Công chức hiện nay',
  custodianAsked: 'Công chức nhận bàn giao',
  handovers: 'Các lần bàn giao',
  handoversNone: 'Chưa có lần bàn giao nào.',
  sessions: 'Đang đăng nhập ở đâu',
  requests: 'Đề nghị của đơn vị',
  requestsNone: 'Chưa có đề nghị nào.',
  events: 'Việc đã làm với tài khoản',
  eventsWhy: 'Các dòng gần nhất trong nhật ký hệ thống về tài khoản này.',
  when: 'Thời gian',
  who: 'Người thực hiện',
  what: 'Việc',
  why: 'Lý do',
  refusedMark: '(bị từ chối)',
  ownAccount: 'Đây là tài khoản của chính ông/bà: người khác phải thực hiện mọi thay đổi.',
  reason: 'Lý do',
  reasonHint: 'Ghi số văn bản đề nghị hoặc lý do, sẽ lưu trong nhật ký',
  duties: 'Nhiệm vụ được giao',
  departureDay: 'Thôi giữ tài khoản từ ngày',
  departure: 'Ghi công chức đã thôi giữ',
  departureEffect: (days: number) =>
    `Dùng khi biết công chức đã nghỉ hoặc chuyển công tác mà đơn vị chưa bàn giao. Sau ${limitDays(days)}, đơn vị vào danh sách quá hạn báo cáo.`,
  departureSaved: 'Đã ghi.',

  guided: 'Bàn giao tài khoản',
  guidedFor: (unit: string) => `Theo khoản 6 Điều 7 Quy chế · ${unit}`,
  steps: ['Văn bản bàn giao', 'Công chức nhận bàn giao', 'Xem lại và bàn giao'],
  stepDone: 'đã xong',
  previous: 'Quay lại',
  next: 'Tiếp tục',
  fixFirst: 'Điền đủ các mục được nêu trước khi tiếp tục.',
  number: 'Số, ký hiệu',
  numberHint: 'Ví dụ 35/UBND-VP',
  day: 'Ngày văn bản',
  signer: 'Người ký',
  files: 'Tệp văn bản',
  filesHint: 'Ảnh chụp hoặc bản quét văn bản đã ký (PDF, Word, ảnh), tối đa 10 MB mỗi tệp',
  missing: 'Chưa điền.',
  missingFile: 'Chưa đính kèm văn bản.',
  future: 'Ngày này chưa đến.',
  changedOn: 'Ngày thay đổi công chức',
  changedOnWhy: (days: number) =>
    `Ngày người mới nhận việc, theo văn bản. Đơn vị phải báo cáo trong ${limitDays(days)} kể từ ngày này.`,
  get reportedOn() {
    return `Ngày ${names.board} nhận được văn bản`;
  },
  reportedBefore: 'Không thể trước ngày thay đổi.',
  samePerson: 'Người này đang giữ tài khoản.',
  effects: 'Khi bấm “Bàn giao”, ngay lập tức:',
  effectOld: (name: string) => `${name} không còn được giao tài khoản; những việc đã làm vẫn ghi tên người đó.`,
  effectNobody: 'Tài khoản hiện chưa ghi công chức nào.',
  effectNew: (name: string) => `${name} được giao tài khoản từ thời điểm này.`,
  effectPassword: (hours: number) =>
    `Mật khẩu cũ hết hiệu lực. Một mật khẩu dùng một lần được cấp, chỉ hiện một lần, dùng trong ${formatHours(hours)}.`,
  effectsOfAccepting: 'Khi bấm “Chấp nhận và thực hiện”, ngay lập tức:',
  effectOpen: (hours: number) =>
    `Tài khoản được mở. Một mật khẩu dùng một lần được cấp, chỉ hiện một lần, dùng trong ${formatHours(hours)}.`,
  effectOpened: (hours: number) => `Mật khẩu một lần chỉ hiện một lần, dùng trong ${formatHours(hours)}.`,
  effectKeeps: 'Mật khẩu và các phiên đang đăng nhập giữ nguyên.',
  effectTold: 'Đơn vị nhận thông báo về quyết định này.',
  effectFactor: 'Xác thực hai lớp của người cũ bị gỡ; người mới đăng ký thiết bị của mình.',
  effectSessions: 'Mọi phiên đang đăng nhập bị đóng.',
  late: (days: number, within: number) =>
    `Báo cáo muộn ${days} ngày so với thời hạn ${limitDays(within)}; lần bàn giao này được ghi là quá hạn.`,
  inTime: (within: number) => `Báo cáo trong thời hạn ${limitDays(within)}.`,
  handOver: 'Bàn giao',
  paper: 'Văn bản',

  inbox: 'Đề nghị về tài khoản',
  inboxSubtitle: (requests: number, lost: number) => `${requests} đề nghị chờ xử lý · ${lost} đơn vị báo mất mật khẩu`,
  tabRequests: (count: number) => `Đề nghị (${count})`,
  tabLost: (count: number) => `Báo mất mật khẩu (${count})`,
  showWaiting: 'Đang chờ',
  showAll: 'Tất cả',
  inboxEmpty: 'Không có đề nghị nào đang chờ',
  inboxEmptyWhy: 'Khi đơn vị gửi đề nghị kèm văn bản, đề nghị sẽ hiện ở đây.',
  lostEmpty: 'Không có đơn vị nào báo mất mật khẩu',
  lostEmptyWhy: 'Yêu cầu gửi từ trang đăng nhập sẽ hiện ở đây.',
  unit: 'Đơn vị',
  request: 'Đề nghị',
  state: 'Trạng thái',
  asked: 'Gửi lúc',
  askedBy: 'Người gửi',
  letterLine: (number: string, day: string) => `Số ${number} ngày ${day}`,
  open: 'Xem, xử lý',
  openOf: (unit: string) => `Xem, xử lý: ${unit}`,
  accept: 'Chấp nhận và thực hiện',
  refuse: 'Không chấp nhận',
  refuseReason: 'Lý do không chấp nhận',
  refuseHint: 'Đơn vị sẽ đọc được lý do này',
  accepted: 'Đã chấp nhận và thực hiện đề nghị.',
  refused: 'Đã trả lời đơn vị.',
  username: 'Tên đăng nhập',
  usernameWish: 'Có thể đặt tên khác với tên đơn vị đề nghị',
  decidedAt: 'Xử lý lúc',
  lostOf: (unit: string) => `Báo mất mật khẩu: ${unit}`,
  lostWho: 'Người báo',
  lostPhone: 'Điện thoại để lại',
  lostMessage: 'Nội dung',
  lostAccount: 'Tài khoản nêu tên',
  lostUnnamed: 'Không nêu tên tài khoản',
  lostUnknown: (name: string) => `Không có tài khoản ${name}`,
  lostRegistered: 'Công chức đã đăng ký',
  lostCallBack: 'Gọi lại theo số đã đăng ký, không chỉ theo số người báo để lại.',
  lostAnswer: 'Đã gọi lại, cấp mật khẩu một lần',
  lostNote: 'Đã xác minh thế nào',
  lostNoteHint: 'Ví dụ: đã gọi lại số đã đăng ký, gặp đúng công chức được giao',
  lostDismiss: 'Bỏ qua yêu cầu',
  lostDismissed: 'Đã ghi kết quả.',
  lostFor: 'Cấp cho tài khoản',
  mailed: (when: string) => `Đã gửi liên kết qua thư điện tử lúc ${when}`,

  custodians: 'Công chức được giao tài khoản',
  custodiansSubtitle: (named: number, units: number) => `${named}/${units} đơn vị đã ghi công chức`,
  printPdf: 'In danh sách (PDF)',
  printXlsx: 'Tải Excel',
  lateTitle: 'Quá hạn báo cáo thay đổi công chức',
  lateWhy: (days: number) =>
    `Thay đổi công chức phải báo cáo ${names.board} trong ${limitDays(days)} (khoản 6 Điều 7 Quy chế).`,
  lateNone: 'Không có đơn vị nào quá hạn.',
  lateDays: (days: number) => `quá ${days} ngày`,
  situation: 'Tình trạng',
  notReported: 'chưa báo cáo',
  reported: 'Ngày báo cáo',
  listTitle: 'Danh sách toàn tỉnh',
  search: 'Tìm theo đơn vị, họ tên',
  noneFound: 'Không có đơn vị nào khớp',

  review: 'Rà soát danh sách tài khoản',
  reviewDue: (day: string) => `Lần rà soát tới: trước ngày ${day}`,
  reviewOverdue: (day: string) => `Đã quá hạn rà soát từ ngày ${day}`,
  reviewHow: (months: number) =>
    `Ít nhất ${months} tháng một lần: tải danh sách, đối chiếu từng tài khoản với danh sách công chức, đóng tài khoản không còn dùng, rồi xác nhận.`,
  reviewNote: 'Kết quả rà soát',
  reviewSign: 'Xác nhận đã rà soát',
  reviewSigned: 'Đã ghi lần rà soát.',
  reviewPast: 'Các lần đã rà soát',
  reviewNone: 'Chưa có lần rà soát nào.',
  reviewCount: 'Số tài khoản',
  reviewer: 'Người rà soát',

  roles: 'Vai trò và quyền',
  rolesSubtitle: 'Ai được làm việc gì. Đơn vị nào, phiếu nào thì tùy từng tài khoản.',
  rolesUnits: 'Tài khoản đơn vị',
  rolesDuties: 'Thành viên Tổ công tác',
  rolesVerb: 'Việc',
  may: 'được làm',
  mayNot: 'không',
  exclusions: 'Nhiệm vụ loại trừ nhau',
  scopeTitle: 'Đơn vị được xem',
  get scope() {
    return [
      'Xã, phường, thị trấn: chính đơn vị mình.',
      'Huyện, thành phố: đơn vị mình và các xã trực thuộc.',
      'Sở, ban, ngành: toàn tỉnh, trong các phiếu thuộc ngành.',
      `${names.board} và Tổ công tác: toàn tỉnh.`,
      'Không ai phê duyệt số liệu do chính mình nhập; không ai tự quản lý tài khoản của mình.',
    ];
  },

  own: 'Tài khoản của đơn vị',
  ownAsk: 'Gửi đề nghị',
  ownNobody: 'Chưa ghi công chức được giao',
  get ownNobodyWhy() {
    return `Gửi đề nghị kèm văn bản phân công để ${names.board} ghi công chức được giao (khoản 4 Điều 7 Quy chế).`;
  },
  withdraw: 'Rút đề nghị',
  withdrawn: 'Đã rút đề nghị.',
  askTitle: 'Gửi đề nghị về tài khoản',
  get askSubtitle() {
    return `${names.board} xem văn bản, chấp nhận hoặc trả lời lý do (khoản 8 Điều 7 Quy chế).`;
  },
  askUnit: 'Đề nghị cho đơn vị',
  askKind: 'Nội dung đề nghị',
  askReason: 'Lý do',
  askUsername: 'Tên đăng nhập mong muốn',
  get askUsernameWhy() {
    return `Không bắt buộc; ${names.board} đặt tên nếu để trống`;
  },
  askSend: 'Gửi đề nghị',
  get askSent() {
    return `Đã gửi đề nghị. ${names.board} sẽ trả lời tại trang này.`;
  },
  toOwn: 'Tài khoản của đơn vị',

  lostTitle: 'Mất mật khẩu',
} as const;

export const actionNames: Record<AccountAction, string> = {
  custodian: 'Sửa thông tin công chức',
  handover: 'Bàn giao',
  duties: 'Giao lại nhiệm vụ',
  issue: 'Cấp mật khẩu một lần',
  close: 'Đóng tài khoản',
  reopen: 'Mở lại tài khoản',
  delete: 'Xóa tài khoản',
};
export const actionEffects: Record<'duties' | 'issue' | 'close' | 'reopen' | 'delete', string> = {
  duties: 'Nhiệm vụ mới có hiệu lực ngay; các phiên đang mở của người này bị đóng.',
  issue: 'Mật khẩu hiện tại hết hiệu lực ngay, các phiên đang mở bị đóng. Người dùng phải đổi mật khẩu khi đăng nhập.',
  close: 'Tài khoản không đăng nhập được nữa, các phiên bị đóng ngay. Số liệu và nhật ký đã có giữ nguyên tên.',
  reopen: 'Tài khoản dùng lại được với mật khẩu một lần mới. Số liệu và nhật ký cũ vẫn gắn với tài khoản này.',
  delete: 'Tài khoản chưa từng hoạt động nên xóa được. Chỉ còn dòng nhật ký; tên đăng nhập có thể cấp lại.',
};
export const actionDone: Record<'duties' | 'close' | 'delete', (name: string) => string> = {
  duties: (name) => `Đã giao lại nhiệm vụ cho ${name}.`,
  close: (name) => `Đã đóng tài khoản ${name}.`,
  delete: (name) => `Đã xóa tài khoản ${name}.`,
};
export const stateNames: Record<RequestState, string> = {
  waiting: 'Đang chờ',
  accepted: 'Đã chấp nhận',
  refused: 'Không chấp nhận',
  withdrawn: 'Đã rút',
};
export const lateNames: Record<LateKind, string> = {
  left: 'Công chức đã thôi giữ, chưa bàn giao',
  without: 'Chưa gửi danh sách công chức',
  asked: 'Bàn giao chờ xác nhận, báo cáo muộn',
  reported: 'Đã bàn giao, báo cáo muộn',
};
export const unitKindNames = {
  commune: 'Xã, phường, thị trấn',
  district: 'Huyện, thành phố',
  department: 'Sở, ban, ngành',
  agency: 'Cơ quan khác',
  get board() {
    return names.board;
  },
} as const;
