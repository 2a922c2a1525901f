import { inflateRawSync } from 'node:zlib';
import { problem } from '../problems/catalogue.ts';

const END_RECORD = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const DEFLATED = 8;
/** Of all parts of a workbook together, unpacked: a form of 20,000 cells needs a tenth of it. */
const MOST = 24 * 1024 * 1024;

const tooLarge = () =>
  problem('too-large', {
    detail:
      'Tệp Excel quá lớn khi mở ra, thường vì có rất nhiều dòng trống đã định dạng. Chép riêng bảng cần dùng sang một tệp mới rồi tải lên.',
  });
const broken = () =>
  problem('unsupported-media', {
    detail: 'Tệp không phải Excel (xlsx) còn nguyên vẹn. Mở tệp để kiểm tra, lưu lại dạng xlsx rồi tải lên.',
  });

const endRecord = (view: DataView): number => {
  const lowest = Math.max(0, view.byteLength - END_SIZE - 65_535);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END_RECORD) return at;
  throw broken();
};

type Part = { readonly method: number; readonly packed: number; readonly size: number; readonly at: number };

const partsOf = (view: DataView): Part[] => {
  const end = endRecord(view);
  const parts: Part[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw broken();
    parts.push({
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
};

/** Unpacks no more than the part says that it holds; what says less than it holds is refused. */
const demandHonest = (content: Uint8Array, view: DataView, { method, packed, size, at }: Part): void => {
  if (at + 30 > view.byteLength) throw broken();
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (method !== DEFLATED) return;
  try {
    inflateRawSync(content.subarray(from, from + packed), { maxOutputLength: Math.max(1, size) });
  } catch {
    throw tooLarge();
  }
};

/**
 * Refuses a workbook that would take more memory than a form can need, before anything of it is read: by what its directory says of each
 * part, and by unpacking each to no more than that.
 */
export const demandModestWorkbook = (content: Uint8Array): void => {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (view.byteLength < END_SIZE) throw broken();
  const parts = partsOf(view);
  if (parts.length > 2_000 || parts.reduce((sum, { size }) => sum + size, 0) > MOST) throw tooLarge();
  for (const part of parts) demandHonest(content, view, part);
};
