import { BackupRefused } from '../../rules/refusal.ts';

/**
 * Plain tar (POSIX ustar, with GNU's base-256 sizes past 8 GiB), as `tar` reads it. Only one form is written, and only that form is read:
 * a header is taken apart by writing it anew and comparing, so that no bit of a file can change unseen.
 */
export const BLOCK = 512;
const LARGEST_OCTAL = 0o77777777777;

export type Entry = { readonly name: string; readonly size: number };

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

const writeSize = (header: Buffer, size: number): void => {
  if (size <= LARGEST_OCTAL) {
    header.write(`${octal(size, 11)}\0`, 124, 'latin1');
    return;
  }
  header.writeUInt8(0x80, 124);
  header.writeBigUInt64BE(BigInt(size), 128);
};

const readSize = (header: Buffer): number =>
  header.readUInt8(124) === 0x80
    ? Number(header.readBigUInt64BE(128))
    : Number.parseInt(header.toString('latin1', 124, 135), 8);

/** The header of a file that its owner alone may read; times are left at zero, since the manifest says when. */
export const headerOf = ({ name, size }: Entry): Buffer => {
  const header = Buffer.alloc(BLOCK);
  if (header.write(name, 0, 'utf8') !== Buffer.byteLength(name) || Buffer.byteLength(name) > 100)
    throw new Error(`tar: the name ${name} is too long`);
  header.write('0000600\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1');
  header.write('0000000\0', 116, 'latin1');
  writeSize(header, size);
  header.write('00000000000\0', 136, 'latin1');
  header.write('        0', 148, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
  return header;
};

/** What fills a file's last block. */
export const paddingOf = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** The end of an archive. */
export const END = Buffer.alloc(2 * BLOCK);

/** A file as it stands in an archive. */
export const entryOf = (name: string, content: Buffer): Buffer =>
  Buffer.concat([headerOf({ name, size: content.length }), content, paddingOf(content.length)]);

/** The entry that a header names; undefined at the archive's end. */
export const readHeader = (header: Buffer): Entry | undefined => {
  if (header.equals(END.subarray(0, BLOCK))) return undefined;
  const end = header.indexOf(0);
  const entry = { name: header.toString('utf8', 0, end < 0 || end > 100 ? 100 : end), size: readSize(header) };
  if (!Number.isSafeInteger(entry.size) || entry.size < 0 || Buffer.byteLength(entry.name) > 100)
    throw new BackupRefused('damaged');
  if (!headerOf(entry).equals(header)) throw new BackupRefused('damaged');
  return entry;
};

/** Reads exact lengths from a stream of parts. */
export type Taker = {
  /** The next bytes; fewer where the stream ends before. */
  readonly take: (length: number) => Promise<Buffer>;
};

export const takerOf = (parts: AsyncIterable<Uint8Array>): Taker => {
  const source = parts[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let length = 0;
  const take = async (wanted: number): Promise<Buffer> => {
    while (length < wanted) {
      const next = await source.next();
      if (next.done) break;
      held.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength));
      length += next.value.byteLength;
    }
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
    const taken = all.subarray(0, wanted);
    const rest = all.subarray(wanted);
    held = rest.length > 0 ? [rest] : [];
    length = rest.length;
    return taken;
  };
  return { take };
};

const demand = async (taker: Taker, length: number): Promise<Buffer> => {
  const taken = await taker.take(length);
  if (taken.length < length) throw new BackupRefused('cut');
  return taken;
};

/** Every file of an archive, whole in memory (they are written in pieces of a few megabytes), until its very end; `largest` bounds one. */
export async function* readTar(
  parts: AsyncIterable<Uint8Array>,
  largest: number,
): AsyncGenerator<{ readonly name: string; readonly content: Buffer }> {
  const taker = takerOf(parts);
  for (;;) {
    const entry = readHeader(await demand(taker, BLOCK));
    if (entry === undefined) break;
    if (entry.size > largest) throw new BackupRefused('damaged');
    const content = await demand(taker, entry.size);
    const padding = await demand(taker, paddingOf(entry.size).length);
    if (padding.some((byte) => byte !== 0)) throw new BackupRefused('damaged');
    yield { name: entry.name, content };
  }
  const end = await demand(taker, BLOCK);
  if (end.some((byte) => byte !== 0) || (await taker.take(1)).length > 0) throw new BackupRefused('damaged');
}
