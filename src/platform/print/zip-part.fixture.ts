import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const DEFLATED = 8;

/** The text of one file inside a zip (PKWARE APPNOTE 4.3: found through the central directory). For tests that look into workbooks. */
export const zipPart = (zip: Buffer, name: string): string => {
  let end = zip.length - 22;
  while (end > 0 && zip.readUInt32LE(end) !== END) end--;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name)
      return textAt(zip, zip.readUInt32LE(at + 42), zip.readUInt32LE(at + 20));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`${name} is not in the zip`);
};

const textAt = (zip: Buffer, at: number, size: number): string => {
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const bytes = zip.subarray(from, from + size);
  return (zip.readUInt16LE(at + 8) === DEFLATED ? inflateRawSync(bytes) : bytes).toString('utf8');
};
