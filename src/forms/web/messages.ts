import { names } from '../../platform/text/names.ts';

/** Words of the catalogue of forms. */
export const words = {
  howFound: 'Cách tính',
  forms: 'Phiếu, biểu mẫu',
  subtitle: (count: number) => `${count} phiếu đang có hiệu lực`,
  publish: 'Nạp phiếu',
  search: 'Tìm phiếu',
  searchHint: 'Mã hoặc tên, không cần dấu',
  title: 'Tên phiếu',
  filledBy: 'Đơn vị nộp',
  periods: 'Kỳ báo cáo',
  verifier: 'Cơ quan xác thực',
  verifierNone: 'Không có',
  version: 'Phiên bản',
  versionOf: (version: number, versions: number) => `${version} (có ${versions})`,
  effective: 'Hiệu lực từ',
  basis: 'Căn cứ',
  sensitive: 'Hạn chế người xem',
  none: 'Chưa có phiếu nào',
  noneWhy: 'Nạp định nghĩa phiếu từ tệp JSON. Phiếu đã ban hành không sửa được, chỉ ban hành phiên bản mới.',
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
