import { names } from '../../platform/text/names.ts';
import { insideSentence, sentenceStart } from '../../platform/text/sentence.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import type { Task } from '../contract.ts';

/** Words of the work list and of progress. */
export const words = {
  workList: 'Việc cần làm',
  open: 'Mở',
  campaigns: 'Đợt thu thập đang mở',
  campaignLine: (submitted: number, expected: number, accepted: number) =>
    `Đã nộp ${submitted}/${expected} · đã chấp nhận ${accepted}/${expected}`,
  late: (count: number) => `${count} trễ hạn`,
  noneLate: 'Không có đơn vị trễ hạn',
  seeProgress: 'Xem tiến độ',
  seeProgressOf: (form: string) => `Xem tiến độ ${form}`,
  nothing: 'Không còn việc nào phải làm',
  openCampaign: 'Mở đợt thu thập',
  nothingNext: 'Khi có đợt thu thập mới hoặc phiếu cần sửa, việc sẽ hiện ở đây và trong Thông báo.',
  noFigures: 'Không có việc nào chờ ở đây',
  noFiguresWhy: 'Tài khoản này không nhập, không duyệt số liệu nên không nhận việc về đợt thu thập.',
  next: (campaign: string) => `Đợt thu thập tiếp theo: ${campaign}.`,
  filled: (filled: number, required: number) => (filled === 0 ? 'Chưa nhập' : `Đã nhập ${filled}/${required} ô`),
  onOnePage: (forms: number, period: string) => `Nhập ${forms} phiếu ${insideSentence(period)} trên một trang`,
  sheetsLeft: (count: number) => `Còn ${count} phiếu`,
  toFix: (count: number) => `${count} ô cần sửa`,

  progress: (form: string, period: string) => `Tiến độ · ${form} · ${period}`,
  byLetter: (letter: string) => `Theo văn bản số ${letter}`,
  group: 'Huyện, thành phố',
  standing: 'Tình hình',
  accepted: 'Chấp nhận',
  each: 'Từng đơn vị',
  legend: 'Chú giải',
  stripOf: (name: string) => `Các đơn vị của ${name}`,
  unitFacts: (state: string, filled: number, required: number, due: string) =>
    `${state}, đã nhập ${filled}/${required} ô, hạn ${due}`,
  acceptedBy: 'Đã chấp nhận',
  waiting: 'Đã nộp, chờ kiểm tra',
  returned: 'Bị trả lại',
  draft: 'Đang nhập',
  lateWord: 'Trễ hạn',
  excused: 'Được miễn',
  selected: (count: number) => (count === 0 ? 'Bấm vào đơn vị để chọn đôn đốc.' : `Đã chọn ${count} đơn vị`),
  chooseLate: (count: number) => `Chọn ${count} đơn vị trễ hạn`,
  clear: 'Bỏ chọn',
  remindLate: (count: number) => `Đôn đốc ${count} đơn vị trễ hạn`,
  remind: (count: number) => (count === 0 ? 'Đôn đốc' : `Đôn đốc ${count} đơn vị`),
  lastPicked: 'Đơn vị vừa chọn',
  openSheet: 'Mở phiếu',
  due: 'Hạn nộp',
  typed: 'Đã nhập',
  cells: (filled: number, required: number) => `${filled}/${required} ô`,
  attention: 'Cần xem',
  updated: 'Tự cập nhật mỗi 30 giây',
  noProgress: 'Chưa có đơn vị nào trong đợt này',
  noProgressWhy: 'Kiểm tra lại biểu và kỳ, hoặc mở đợt thu thập.',
  toCampaigns: 'Các đợt thu thập',

  figures: 'Số liệu chính',
  figureFrom: (label: string, value: string) => `${label}: ${value}. Xem số tổng hợp`,
  noFigure: 'chưa có số liệu',
  changedSince: (change: string, before: string) => `${sentenceStart(change)} so với ${insideSentence(before)}`,
  notComparable: (before: string, value: string) => `${before}: ${value} · chưa so được`,
  noYearBefore: 'Chưa có số liệu năm trước',
  districts: 'Các huyện, thành phố',
  sentOf: (sent: number, expected: number) => `đã nộp ${sent}/${expected} phiếu`,
  sentWord: 'phiếu đã nộp',
  forms: (count: number) => `${count} phiếu`,
  moreForms: (count: number) => `và ${count} phiếu khác`,
  whoIsLate: 'Đơn vị trễ hạn',
  nothingWaits: 'không có việc nào đang chờ',

  matrix: 'Tiến độ từng đơn vị',
  matrixOf: (district: string) => `Tiến độ · ${district}`,
  matrixSize: (units: number, forms: number) => `${units} đơn vị × ${forms} phiếu`,
  matrixSent: (sent: number, expected: number) => `đã nộp ${sent}/${expected}`,
  matrixNone: 'Chưa có phiếu nào đang thu',
  matrixNoneWhy: 'Khi có đợt thu thập đang mở, các đơn vị và phiếu của đợt hiện ở đây.',
  unitHead: 'Đơn vị',
  sent: 'Đã nộp',
  notBegun: 'Chưa nhập',
  notAsked: 'không thu',
  noAccount: 'chưa có tài khoản',
  dueShort: (day: string) => `hạn ${day}`,
  remindedShort: (at: string) => `đã nhắc ${formatTime(at).slice(6, 11)}`,
  allForms: 'Mọi phiếu, từng đơn vị',
  allFormsOf: (district: string) => `Mọi phiếu của ${district}`,
  remindedLast: 'Nhắc lần cuối',
  remindedBy: (time: string, byMail: boolean) =>
    `${time}, ${byMail ? 'thông báo trong hệ thống và thư điện tử' : 'thông báo trong hệ thống'}`,
  remindedNever: 'Chưa nhắc',
  lateHead: 'Trễ hạn',

  effects: 'Việc bị ảnh hưởng',
  effectsLoading: 'Đang tính các việc bị ảnh hưởng…',
  effectsNone: 'Không có việc nào đang chờ tài khoản này.',
  effectsUnknown: 'Chưa tính được các việc bị ảnh hưởng. Đóng hộp này và mở lại trước khi quyết định.',
  reminderTitle: 'Đôn đốc nộp phiếu',
  reminderWho: (count: number) => `Gửi thông báo đến ${count} đơn vị:`,
  reminderText: 'Nội dung',
  reminderDraft: (form: string, title: string, period: string, due: string) =>
    `Đề nghị đơn vị khẩn trương hoàn thành và nộp phiếu ${form} (${title}), ${period.toLowerCase()}, hạn nộp ${due}. Nếu có vướng mắc, liên hệ ${names.board} để được hỗ trợ.`,
  reminderEffect: (units: number) =>
    `${units} đơn vị nhận đôn đốc trong Thông báo ngay khi gửi, ghi tên đơn vị gửi. Công chức giữ tài khoản cũng nhận thư điện tử, nếu hệ thống đã nối máy chủ thư.`,
  reminderStays:
    'Đã gửi thì không thu hồi được; hạn nộp không thay đổi. Trang này ghi lại lần nhắc cuối của từng đơn vị.',
  reminderSend: 'Gửi đôn đốc',
  reminderShort: 'Nội dung cần ít nhất 3 ký tự.',
  reminderSent: (count: number) => `Đã gửi đôn đốc đến ${count} đơn vị.`,
  reminderNotSent: (count: number, names: string) =>
    `Chưa gửi được cho ${count} đơn vị chưa có tài khoản: ${names}. Liên hệ cách khác.`,
  reminderUnreached: (count: number) => `Không gửi được cho ${count} đơn vị chưa có tài khoản, cần liên hệ cách khác:`,
  reminderNobody: 'Không đơn vị nào trong số đã chọn có tài khoản để nhận đôn đốc.',
  andMore: (count: number) => `và ${count} đơn vị khác`,
} as const;

/** `DT01 · Phiếu thu thập …`; a title that begins with the code stays as it is. */
export const formWords = (form: string, title: string): string =>
  title.startsWith(form) ? title : `${form} · ${title}`;

/** Where the work of those is done who have none with figures, by what they may do. */
export const ownPages = [
  { verb: 'accounts.manage', href: '/quan-tri/tai-khoan', words: 'Cấp và quản lý tài khoản' },
  { verb: 'audit.read', href: '/nhat-ky', words: 'Xem nhật ký hệ thống' },
] as const;

/** The headings of the work list, in the order in which things are to be done. */
export const groupWords: Record<Task['group'], string> = {
  returned: 'Bị trả lại',
  fill: 'Phiếu cần nhập',
  review: 'Chờ kiểm tra',
  consolidate: 'Chờ chốt số liệu',
  verify: 'Chờ xác thực',
  approve: 'Chờ phê duyệt',
  requests: 'Đề nghị điều chỉnh, rút số liệu',
  cases: 'Chênh lệch số liệu',
  accounts: 'Đề nghị về tài khoản chờ giải quyết',
  recent: 'Đã nộp gần đây',
};

const requestButtons: Readonly<Record<string, string>> = {
  opine: 'Xem, cho ý kiến',
  decide: 'Xem, quyết định',
  renew: 'Xem, đặt lại',
};

/** The verb on the button of a task. */
export const taskButton = (task: Task): string => {
  switch (task.group) {
    case 'returned':
      return 'Sửa và nộp lại';
    case 'fill':
      if (task.count !== null) return 'Xem các phiếu';
      return (task.filled ?? 0) > 0 ? 'Nhập tiếp' : 'Bắt đầu nhập';
    case 'review':
      return 'Kiểm tra';
    case 'consolidate':
      return 'Xem và chốt';
    case 'verify':
      return 'Xem và xác thực';
    case 'approve':
      return 'Xem và phê duyệt';
    case 'cases':
      return task.state === 'answer' ? 'Xem, kết luận' : 'Xem, chấp nhận';
    case 'requests':
      return requestButtons[task.state] ?? 'Xem';
    case 'accounts':
      return 'Xem, giải quyết';
    case 'recent':
      return 'Xem, in';
  }
};
