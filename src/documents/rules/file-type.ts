/** What may be attached, by content: the name and the type a browser says are not believed. */
export const fileTypes = ['pdf', 'docx', 'xlsx', 'png', 'jpeg'] as const;
export type FileType = (typeof fileTypes)[number];

const extensions: Record<FileType, readonly string[]> = {
  pdf: ['pdf'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
};

const begins = (content: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => content[index] === byte);

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const ARCHIVE = [0x50, 0x4b, 0x03, 0x04];
/** Readers look for the end of a PDF in its last kilobyte; cameras append a little to a JPEG. */
const TAIL = 2_048;

const endsWith = (content: Uint8Array, ...marks: readonly string[]): boolean => {
  const tail = latin(content.subarray(Math.max(0, content.length - TAIL)));
  return marks.every((mark) => tail.includes(mark));
};

/**
 * The type that the first bytes show (and, for Office files, the entries of the archive), where the end of the file is there too: what was
 * cut off on its way is no letter. Undefined for anything else.
 */
export const fileTypeOf = (content: Uint8Array): FileType | undefined => {
  if (begins(content, PDF)) return endsWith(content, 'startxref', '%%EOF') ? 'pdf' : undefined;
  if (begins(content, PNG)) return endsWith(content, 'IEND') ? 'png' : undefined;
  if (begins(content, JPEG)) return endsWith(content, '\xff\xd9') ? 'jpeg' : undefined;
  return begins(content, ARCHIVE) ? officeType(entryNames(content)) : undefined;
};

/** An archive with macros is not taken: they could run on the machine of whoever opens it. */
const officeType = (names: readonly string[]): FileType | undefined => {
  if (!names.includes('[Content_Types].xml') || names.some((name) => name.endsWith('vbaProject.bin'))) return undefined;
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : undefined;
};

const END_RECORD = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;

/** Names in the central directory of a zip archive; none where it is cut off or malformed. */
export const entryNames = (content: Uint8Array): string[] => {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const end = endRecord(view);
  if (end === undefined) return [];
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (
    let left = view.getUint16(end + 10, true);
    left > 0 && at + 46 <= view.byteLength && view.getUint32(at, true) === ENTRY;
    left -= 1
  ) {
    const length = view.getUint16(at + 28, true);
    names.push(latin(content.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
};

const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** The end record stands last, before a comment of at most 64 KiB. */
const endRecord = (view: DataView): number | undefined => {
  const lowest = Math.max(0, view.byteLength - END_SIZE - 65_535);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END_RECORD) return at;
  return undefined;
};

/** Whether a file that begins like this may become one that is taken: what cannot is refused before the rest of it has come. */
export const mayBegin = (start: Uint8Array): boolean =>
  [PDF, PNG, JPEG, ARCHIVE].some((mark) => begins(start, mark.slice(0, start.length)));

/** The name a file keeps: without folders and control characters, NFC, at most 200 characters, with the ending of its true type. */
export const fileNameOf = (given: string, type: FileType): string => {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  const ending = clean.split('.').at(-1)?.toLowerCase() ?? '';
  const stem = (extensions[type].includes(ending) ? clean.slice(0, -(ending.length + 1)) : clean).replace(/^\.+/, '');
  return `${[...(stem || 'van-ban')].slice(0, 190).join('')}.${extensions[type].includes(ending) ? ending : extensions[type][0]}`;
};
