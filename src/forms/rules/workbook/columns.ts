/** How one field of a definition stands in a cell of a workbook, in the words of officials. */
export type ColumnKind =
  | 'text'
  | 'number'
  | 'yes'
  | 'lines'
  | 'breakdown'
  | 'adding'
  | 'groups'
  | Readonly<Record<string, string>>;
export type Column = { readonly field: string; readonly head: string; readonly kind: ColumnKind };

const YES = 'Có';
const NO = 'Không';
const ALL = 'Tất cả';
const MEAN = 'Bình quân theo ';
const ADDING: Readonly<Record<string, string>> = { sum: 'Cộng', min: 'Nhỏ nhất', max: 'Lớn nhất', none: 'Không cộng' };

const types = {
  integer: 'Số nguyên',
  decimal: 'Số lẻ',
  percent: 'Phần trăm',
  boolean: 'Có hoặc không',
  choice: 'Lựa chọn',
  date: 'Ngày',
  text: 'Chữ',
  richtext: 'Lời văn',
  ethnicGroup: 'Dân tộc',
};
const overTime = {
  flow: 'Cộng các kỳ',
  stock: 'Kỳ cuối',
  first: 'Kỳ đầu',
  mean: 'Bình quân',
  none: 'Không cộng',
};

const typing: readonly Column[] = [
  { field: 'type', head: 'Kiểu', kind: types },
  { field: 'unit', head: 'Đơn vị tính', kind: 'text' },
  { field: 'decimals', head: 'Số lẻ', kind: 'number' },
  { field: 'options', head: 'Các lựa chọn', kind: 'lines' },
  { field: 'list', head: 'Danh mục mã', kind: 'text' },
  { field: 'format', head: 'Cách viết', kind: { year: 'Năm' } },
  { field: 'formula', head: 'Công thức', kind: 'text' },
  { field: 'overTime', head: 'Cộng theo kỳ', kind: overTime },
  { field: 'overUnits', head: 'Cộng theo đơn vị', kind: 'adding' },
  { field: 'allowNegative', head: 'Nhận số âm', kind: 'yes' },
  { field: 'optional', head: 'Không bắt buộc', kind: 'yes' },
  { field: 'learnt', head: 'Cảnh báo ngoài khoảng thường gặp', kind: 'yes' },
  { field: 'indicator', head: 'Mã chỉ tiêu', kind: 'text' },
  { field: 'measure', head: 'Số đo', kind: 'text' },
  { field: 'guidance', head: 'Hướng dẫn', kind: 'text' },
  { field: 'condition', head: 'Chỉ nhập khi', kind: 'text' },
];

export const leafColumns: readonly Column[] = [
  ...typing,
  { field: 'breakdown', head: 'Phân tổ', kind: 'breakdown' },
  { field: 'wins', head: 'Ưu tiên công thức cột', kind: 'yes' },
  { field: 'personal', head: 'Thông tin cá nhân', kind: 'yes' },
  { field: 'ethnicGroups', head: 'Mã các dân tộc', kind: 'groups' },
];
export const cellColumns: readonly Column[] = [...typing, { field: 'greyed', head: 'Để xám', kind: 'yes' }];

export const sectionColumns: readonly Column[] = [
  { field: 'code', head: 'Mã mục', kind: 'text' },
  { field: 'title', head: 'Tên mục', kind: 'text' },
  { field: 'shape', head: 'Dạng', kind: { table: 'Bảng', list: 'Danh sách', narrative: 'Lời văn' } },
  { field: 'guidance', head: 'Hướng dẫn', kind: 'text' },
  { field: 'condition', head: 'Chỉ nhập khi', kind: 'text' },
];

export const checkColumns: readonly Column[] = [
  { field: 'id', head: 'Mã quy tắc', kind: 'text' },
  { field: 'section', head: 'Mục', kind: 'text' },
  { field: 'per', head: 'Xét theo', kind: { row: 'Từng dòng', column: 'Từng cột', cell: 'Ô', form: 'Cả phiếu' } },
  { field: 'expression', head: 'Điều kiện phải đúng', kind: 'text' },
  { field: 'severity', head: 'Mức độ', kind: { error: 'Lỗi', warning: 'Cảnh báo' } },
  { field: 'message', head: 'Lời nhắc', kind: 'text' },
  { field: 'sentence', head: 'Câu báo', kind: 'text' },
  { field: 'floor', head: 'Mức sàn', kind: 'text' },
  { field: 'except', head: 'Bỏ qua', kind: 'lines' },
];

const periods = {
  month: 'Tháng',
  quarter: 'Quý',
  halfyear: '6 tháng',
  ninemonths: '9 tháng',
  year: 'Năm',
  stage: 'Giai đoạn',
  schoolyear: 'Năm học',
};
/** The lines of the first sheet; of periods each stands on a line of its cell. */
export const formColumns: readonly Column[] = [
  { field: 'code', head: 'Mã phiếu', kind: 'text' },
  { field: 'title', head: 'Tên phiếu', kind: 'text' },
  { field: 'sector', head: 'Mã lĩnh vực', kind: 'text' },
  { field: 'periodKinds', head: 'Kỳ báo cáo', kind: 'lines' },
  {
    field: 'calendar',
    head: 'Cách tính kỳ',
    kind: { administrative: 'Hành chính (15 đến 14)', statistical: 'Thống kê (theo lịch)', school: 'Năm học' },
  },
  { field: 'basis', head: 'Căn cứ', kind: 'text' },
  {
    field: 'provenance',
    head: 'Nguồn gốc mẫu',
    kind: { official: 'Văn bản ban hành', 'official-partial': 'Văn bản ban hành một phần', reconstruction: 'Dựng lại' },
  },
  { field: 'provenanceNote', head: 'Ghi chú nguồn gốc', kind: 'text' },
  {
    field: 'filledBy',
    head: 'Đơn vị nhập',
    kind: {
      commune: 'Xã',
      district: 'Huyện',
      department: 'Sở, ngành',
      board: 'Cơ quan công tác dân tộc',
      agency: 'Cơ quan khác',
    },
  },
  { field: 'reportsFor', head: 'Mỗi phiếu của', kind: { province: 'Tỉnh', district: 'Huyện', commune: 'Xã' } },
  { field: 'verifier', head: 'Cơ quan xác thực', kind: 'text' },
  { field: 'furtherVerifiers', head: 'Xác thực tiếp theo', kind: 'lines' },
  { field: 'consulted', head: 'Cơ quan được hỏi ý kiến', kind: 'lines' },
  { field: 'sensitive', head: 'Hạn chế người xem', kind: 'yes' },
  { field: 'readers', head: 'Người được xem', kind: 'lines' },
  { field: 'guidance', head: 'Hướng dẫn', kind: 'text' },
  { field: 'orientation', head: 'Chiều giấy', kind: { portrait: 'Dọc', landscape: 'Ngang' } },
  { field: 'paper', head: 'Khổ giấy', kind: { a4: 'A4', a3: 'A3' } },
  { field: 'pagePerSection', head: 'Mỗi mục một trang', kind: 'yes' },
];

const pairs = (value: object): string =>
  Object.entries(value)
    .map(([name, text]) => `${name === 'ethnicGroup' ? 'dân tộc' : 'giới'} = ${String(text)}`)
    .join('\n');

const wordOf = (words: Readonly<Record<string, string>>, value: unknown): string =>
  words[String(value)] ?? String(value);

/** A field as its cell has it; null where it is not there. */
export const written = ({ field, kind }: Column, value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  if (kind === 'yes') return value === true ? YES : NO;
  if (kind === 'groups') return Array.isArray(value) ? value.join('\n') : ALL;
  if (kind === 'breakdown') return typeof value === 'object' ? pairs(value) : null;
  if (kind === 'adding')
    return typeof value === 'object' && 'mean' in value ? `${MEAN}${String(value.mean)}` : wordOf(ADDING, value);
  if (Array.isArray(value))
    return value.map((one) => (field === 'periodKinds' ? wordOf(periods, one) : String(one))).join('\n');
  return typeof kind === 'object' ? wordOf(kind, value) : String(value);
};

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** The value that a word stands for; the word itself where it stands for none, to be refused with its place. */
const valueNamed = (words: Readonly<Record<string, string>>, text: string): string =>
  Object.entries(words).find(([, word]) => plain(word) === plain(text))?.[0] ?? text.trim();

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const breakdownOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    linesOf(text).map((line) => {
      const [name = '', value = ''] = line.split('=').map((part) => part.trim());
      return [plain(name) === 'dân tộc' ? 'ethnicGroup' : plain(name) === 'giới' ? 'sex' : name, value];
    }),
  );

const addingOf = (text: string): unknown =>
  plain(text).startsWith(plain(MEAN)) ? { mean: text.trim().slice(MEAN.length).trim() } : valueNamed(ADDING, text);

/** What a cell says of a field; undefined where it says nothing. */
export const readCell = ({ field, kind }: Column, cell: unknown): unknown => {
  const text = cell === null || cell === undefined ? '' : String(cell);
  if (text.trim() === '') return undefined;
  if (kind === 'yes') return plain(text) === plain(YES) || text === 'true';
  if (kind === 'number') return Number(text);
  if (kind === 'lines')
    return field === 'periodKinds' ? linesOf(text).map((one) => valueNamed(periods, one)) : linesOf(text);
  if (kind === 'groups') return plain(text) === plain(ALL) ? 'all' : linesOf(text);
  if (kind === 'breakdown') return breakdownOf(text);
  if (kind === 'adding') return addingOf(text);
  return typeof kind === 'object' ? valueNamed(kind, text) : text;
};
