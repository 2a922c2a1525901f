import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type BackupManifest, manifestText, readManifest } from '../../rules/backup-manifest.ts';
import { BackupRefused } from '../../rules/refusal.ts';
import { BLOCK, END, paddingOf, readHeader } from './tar.ts';

/** A file that was read to its end and found whole; says nothing yet of what the encrypted part holds. */
export type Whole = { readonly manifest: BackupManifest; readonly bytes: number; readonly sha256: string };

/** What lists tables and files is small; more than this is none of ours. */
const LARGEST_TEXT = 16 * 1024 * 1024;

type Reading = {
  readonly file: FileHandle;
  readonly path: string;
  readonly size: number;
  readonly whole: Hash;
  at: number;
};

const next = async (reading: Reading, length: number): Promise<Buffer> => {
  if (reading.at + length > reading.size) throw new BackupRefused('cut');
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await reading.file.read(bytes, 0, length, reading.at);
  if (bytesRead < length) throw new BackupRefused('cut');
  reading.at += length;
  reading.whole.update(bytes);
  return bytes;
};

const skipPadding = async (reading: Reading, size: number): Promise<void> => {
  const padding = await next(reading, paddingOf(size).length);
  if (padding.some((byte) => byte !== 0)) throw new BackupRefused('damaged');
};

const headerNamed = async (reading: Reading, name: string): Promise<number> => {
  const header = await next(reading, BLOCK);
  if (name === 'data.tar.gz.age' && !header.toString('latin1').startsWith(`${name}\0`))
    throw new BackupRefused('no-backup');
  const entry = readHeader(header);
  if (entry?.name !== name) throw new BackupRefused('damaged');
  return entry.size;
};

/** The digest of the encrypted part, read through once. */
const readData = async (reading: Reading, size: number): Promise<string> => {
  const { path, at, whole } = reading;
  if (at + size > reading.size) throw new BackupRefused('cut');
  const hash = createHash('sha256');
  if (size > 0)
    for await (const part of createReadStream(path, { start: at, end: at + size - 1 })) {
      hash.update(part);
      whole.update(part);
    }
  reading.at += size;
  await skipPadding(reading, size);
  return hash.digest('hex');
};

const readText = async (reading: Reading, name: string): Promise<string> => {
  const size = await headerNamed(reading, name);
  if (size > LARGEST_TEXT) throw new BackupRefused('damaged', name);
  const text = (await next(reading, size)).toString('utf8');
  await skipPadding(reading, size);
  return text;
};

const readAll = async (reading: Reading): Promise<BackupManifest> => {
  if (reading.size < BLOCK) throw new BackupRefused('no-backup');
  const bytes = await headerNamed(reading, 'data.tar.gz.age');
  const sha256 = await readData(reading, bytes);
  const text = await readText(reading, 'manifest.json');
  const sums = await readText(reading, 'SHA256SUMS');
  const own = createHash('sha256').update(text).digest('hex');
  if (sums !== `${sha256}  data.tar.gz.age\n${own}  manifest.json\n`) throw new BackupRefused('damaged');
  if (!(await next(reading, END.length)).equals(END)) throw new BackupRefused('damaged');
  if (reading.at !== reading.size) throw new BackupRefused('damaged');
  const manifest = readManifest(text);
  if (manifest.data.sha256 !== sha256 || manifest.data.bytes !== bytes || manifestText(manifest) !== text)
    throw new BackupRefused('damaged', 'manifest.json');
  return manifest;
};

/**
 * Reads a backup to its last byte without any key: every byte stands under a digest, is part of the one form in which a header is
 * written, or is a zero that has to be one. Refuses what is cut, changed or no backup.
 */
export const checkWhole = async (path: string): Promise<Whole> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const reading: Reading = { file, path, size, whole: createHash('sha256'), at: 0 };
    const manifest = await readAll(reading);
    return { manifest, bytes: size, sha256: reading.whole.digest('hex') };
  } finally {
    await file.close();
  }
};
