import { names } from '../../platform/text/names.ts';

/** Words of the catalogue of forms. */
export const words = {
  howFound: 'Cách tính',
  forms: 'Danh mục phiếu',
  subtitle: (count: number) => `${count} phiếu đang có hiệu lực`,
  publish: 'Nạp và ban hành ngay',
  codeLists: 'Danh mục mã dùng chung',
  newForm: 'Tạo phiếu mới',
  newTitle: 'Tạo phiếu mới',
  newEffect: 'Mở một bản nháp để thiết kế. Chưa đơn vị nào thấy phiếu cho đến khi ban hành.',
  start: 'Bắt đầu từ',
  starts: {
    nothing: 'Phiếu trống',
    copy: 'Bản sao của phiếu khác',
    workbook: 'Tệp Excel: phiếu đã xuất, hoặc một bảng bất kỳ',
    file: 'Tệp JSON',
  },
  workbook: 'Tệp Excel',
  workbookHint:
    'Tệp do hệ thống xuất ra được đọc nguyên. Từ bảng khác, hệ thống lập bản nháp để sửa tiếp; khi đó cần nhập mã và tên phiếu.',
  chooseFile: 'Chọn tệp',
  readAs: {
    form: 'Đã đọc nguyên phiếu từ tệp Excel.',
    proposal: 'Đã lập bản nháp từ bảng trong tệp. Xem lại từng dòng, cột rồi sửa những chỗ đọc chưa đúng.',
  },
  formCode: 'Mã phiếu',
  formCodeHint: '2 đến 16 chữ in hoa không dấu và chữ số, ví dụ DT23',
  newFormTitle: 'Tên phiếu',
  copyOf: 'Sao từ phiếu',
  open: 'Mở bản nháp',
  design: 'Thiết kế',
  nextVersion: (version: number) => `Thiết kế v${version}`,
  workbookOf: (version: number) => `Excel v${version}`,
  goOn: (version: number) => `Bản nháp v${version}`,
  drafts: 'Bản nháp đang thiết kế',
  draftOf: (version: number) => `v${version}`,
  draftNew: 'phiếu mới',
  draftState: 'Còn phải sửa',
  draftFindings: (count: number) => (count === 0 ? 'Không còn lỗi' : `${count} chỗ cần sửa`),
  draftChanged: 'Sửa lần cuối',
  draftBy: (by: string, at: string) => `${by}, ${at}`,
  removeDraft: 'Bỏ bản nháp',
  removeDraftTitle: (code: string) => `Bỏ bản nháp phiếu ${code}`,
  removeDraftEffect: 'Bản nháp và mọi thay đổi trong đó bị bỏ. Các phiên bản đã ban hành giữ nguyên.',
  draftRemoved: (code: string) => `Đã bỏ bản nháp phiếu ${code}.`,

  search: 'Tìm phiếu',
  searchHint: 'Mã, tên, lĩnh vực, căn cứ; không cần dấu',
  title: 'Tên phiếu',
  filledBy: 'Đơn vị nộp',
  periods: 'Kỳ báo cáo',
  verifier: 'Cơ quan xác thực',
  verifierNone: 'Không có',
  version: 'Phiên bản',
  sensitive: 'Hạn chế người xem',
  print: 'In danh mục',
  onDay: 'Hiệu lực tại ngày',
  next: 'Phiên bản kế tiếp',
  used: 'Nơi dùng',
  since: (version: number, day: string) => `v${version}, từ ${day}`,
  notYet: 'chưa có hiệu lực',
  usedIn: (campaigns: number, collecting: number, quotedBy: readonly string[]) =>
    [
      campaigns === 0 ? '' : `${campaigns} đợt${collecting === 0 ? '' : ` (${collecting} đang thu)`}`,
      quotedBy.length === 0 ? '' : `phiếu ${quotedBy.join(', ')} trích số`,
    ]
      .filter(Boolean)
      .join('; '),
  retired: (reason: string) => `Đã ngừng thu: ${reason}`,
  retire: 'Ngừng thu',
  reinstate: 'Thu lại',
  reason: 'Lý do',
  retiring: {
    retire: {
      title: (code: string) => `Ngừng thu phiếu ${code}`,
      effect:
        'Đợt thu thập mới không dùng phiếu này nữa. Số liệu đã thu, các đợt đang mở giữ nguyên; thu lại lúc nào cũng được.',
      confirm: 'Ngừng thu',
      done: (code: string) => `Đã ngừng thu phiếu ${code}.`,
    },
    reinstate: {
      title: (code: string) => `Thu lại phiếu ${code}`,
      effect: 'Phiếu dùng lại được trong các đợt thu thập mới.',
      confirm: 'Thu lại',
      done: (code: string) => `Phiếu ${code} dùng lại được trong các đợt mới.`,
    },
  },
  none: 'Chưa có phiếu nào',
  noneWhy: 'Tạo phiếu mới, hoặc nạp phiếu từ tệp. Phiếu đã ban hành không sửa được, chỉ ban hành phiên bản mới.',
  noneFound: 'Không có phiếu nào khớp',
  noneFoundHow: 'Thử mã hoặc một phần của tên.',
  publishTitle: 'Nạp và ban hành phiếu',
  publishEffect: 'Phiếu được ban hành thành phiên bản mới và giữ nguyên mãi. Các đợt đã mở vẫn dùng phiên bản cũ.',
  json: 'Định nghĩa phiếu (JSON)',
  jsonHint: 'Một phiếu: mã, tên, các phần, dòng, cột, công thức và quy tắc kiểm tra',
  effectiveFrom: 'Có hiệu lực từ ngày',
  note: 'Ghi chú phiên bản',
  try: 'Kiểm tra định nghĩa',
  tried: 'Định nghĩa không có lỗi, có thể ban hành.',
  places: 'Phiếu chưa dùng được. Các chỗ cần sửa:',
  publishConfirm: 'Ban hành',
  published: (code: string, version: number) => `Đã ban hành phiếu ${code}, phiên bản ${version}.`,
} as const;

export const fillerWords: Readonly<Record<string, string>> = {
  commune: 'Xã',
  district: 'Huyện',
  department: 'Sở, ngành',
  get board() {
    return names.board;
  },
};
