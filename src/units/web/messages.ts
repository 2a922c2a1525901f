import { names } from '../../platform/text/names.ts';

/** Words of the catalogue of units. */
export const words = {
  units: 'Đơn vị',
  subtitle: (count: number, day: string) => `${count} đơn vị tại ngày ${day}`,
  asOf: 'Cây đơn vị tại ngày',
  search: 'Tìm đơn vị',
  searchHint: 'Tên hoặc mã, không cần dấu',
  name: 'Tên',
  code: 'Mã',
  kind: 'Loại',
  from: 'Có từ',
  to: 'Hết hiệu lực từ',
  now: 'đang có',
  import: 'Nạp danh mục',
  none: 'Chưa có đơn vị nào',
  noneWhy: 'Nạp danh mục đơn vị từ tệp JSON, hoặc chọn ngày khác.',
  noneFound: 'Không có đơn vị nào khớp',
  noneFoundHow: 'Thử tên ngắn hơn hoặc bỏ bớt từ.',
  importTitle: 'Nạp danh mục đơn vị',
  importEffect: 'Đơn vị chưa có được thêm vào từ ngày nêu dưới đây; đơn vị đã có và không đổi thì giữ nguyên.',
  importFrom: 'Có hiệu lực từ ngày',
  basis: 'Căn cứ pháp lý',
  basisHint: 'Số, ngày và tên văn bản',
  json: 'Tệp danh mục (JSON)',
  jsonHint: 'Theo mẫu của hệ thống: mỗi đơn vị có mã, tên, tên đầy đủ, loại, đơn vị cấp trên',
  importConfirm: 'Nạp danh mục',
  imported: (added: number, unchanged: number) => `Đã thêm ${added} đơn vị, ${unchanged} đơn vị không đổi.`,
  notList: 'Tệp không phải danh mục đơn vị. Chọn tệp theo mẫu của hệ thống.',
  counted: (count: number) => `Đọc được ${count} đơn vị.`,
  places: 'Chưa nạp được. Các chỗ cần sửa:',
} as const;

export const kindWords = {
  province: 'Tỉnh',
  get board() {
    return names.board;
  },
  department: 'Sở, ban, ngành',
  agency: 'Cơ quan, đơn vị khác',
  district: 'Huyện, thành phố',
  commune: 'Xã, phường, thị trấn',
} as const;
