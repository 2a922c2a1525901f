import { searchKey } from '../../../platform/text/search-key.ts';

/** What a column beside the figures of an official form says of its rows. */
export type StubKind = 'number' | 'label' | 'code' | 'unit';

const HEADS: readonly (readonly [StubKind, RegExp])[] = [
  ['number', /^(stt|tt|so tt|so thu tu)$/],
  ['unit', /^(dvt|don vi tinh|don vi|dv tinh|dv)$/],
  ['code', /^(ma so|ma|ma chi tieu|ky hieu|ma dong)$/],
  ['label', /^(chi tieu|noi dung|ten chi tieu|danh muc|dien giai|ten|muc|chi so|khoan muc|a chi tieu)$/],
];

/** `Mã số` → code, `ĐVT` → unit; undefined for the head of a column of figures. */
export const stubKindOf = (head: string): StubKind | undefined => {
  const key = searchKey(head);
  return HEADS.find(([, words]) => words.test(key))?.[0];
};

const UNITS = new Set(
  [
    'hộ',
    'người',
    'nhân khẩu',
    'khẩu',
    '%',
    'ha',
    'm',
    'm2',
    'm²',
    'km',
    'km2',
    'km²',
    'tấn',
    'tạ',
    'kg',
    'con',
    'cái',
    'chiếc',
    'công trình',
    'triệu đồng',
    'tr.đ',
    'trđ',
    'đồng',
    'nghìn đồng',
    'tỷ đồng',
    'xóm',
    'thôn',
    'xã',
    'trường',
    'lớp',
    'phòng',
    'em',
    'học sinh',
    'giáo viên',
    'vụ',
    'ca',
    'lượt',
    'lượt người',
    'buổi',
    'cuộc',
    'nhà',
    'cơ sở',
    'điểm',
    'tạ/ha',
    'điểm %',
    'máy',
    'hộp',
    'đơn',
    'bản',
    'dự án',
    'mô hình',
    'nghìn người',
    'năm',
  ].map((unit) => unit.normalize('NFC')),
);
export const isUnit = (text: string): boolean => UNITS.has(text.normalize('NFC').toLowerCase());

/** `Diện tích (ha)` → the words and the unit; a bracket that is no unit stays in the words. */
export const withoutUnit = (text: string): { readonly label: string; readonly unit: string } => {
  const [, label = '', unit = ''] = /^(.+?)\s*\(([^()]{1,20})\)$/.exec(text) ?? [];
  const plain = unit.replace(/^(đvt|đơn vị tính|đơn vị)\s*:?\s*/iu, '');
  return isUnit(plain) ? { label, unit: plain } : { label: text, unit: '' };
};

const NUMBERING = /^(?:([IVXLC]+)|(\d+(?:\.\d+)*)|([a-zđ])|([-–•*])|(\+))(?:[.)]\s*|\s+|$)/u;

/** How deep the mark before a row stands: Roman, arabic and its parts, letters, dashes; undefined without one. */
export type Numbering = { readonly rank: number; readonly length: number };
const LETTER = 20;
const DASH = 21;
const PLUS = 22;

export const numberingOf = (text: string): Numbering | undefined => {
  const [whole = '', roman, digits, letter, dash, plus] = NUMBERING.exec(text) ?? [];
  const of = (rank: number): Numbering => ({ rank, length: whole.length });
  if (roman !== undefined) return of(0);
  if (digits !== undefined) return of(digits.split('.').length);
  if (letter !== undefined) return /[.)]/.test(whole) ? of(LETTER) : undefined;
  if (dash !== undefined) return of(DASH);
  return plus === undefined ? undefined : of(PLUS);
};

/** `A`, `B`, `1`, `(2)`, `3 = 1 + 2`: the row under the heads that numbers the columns. */
export const isColumnNumber = (text: string): boolean => /^(\(?\d{1,3}\)?|[A-E])(\s*=.*)?$/.test(text);

/** A footnote or what stands below a table. */
export const isBelowTable = (text: string): boolean =>
  /^(ghi chu|nguoi lap|thu truong|ngay thang|noi nhan|\d* ?nguon so lieu|giai thich)/.test(searchKey(text)) ||
  /^\(?\*/.test(text);

/** A figure, with or without grouping; empty cells and dashes are none. */
export const isFigure = (text: string): boolean => /^[-−]?\d[\d.,\s]*%?$/.test(text);
export const hasPlaces = (text: string): boolean => /^[-−]?\d+[.,]\d{1,2}%?$/.test(text);
