import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Hash } from '../rules/merkle.ts';

/**
 * The directory outside the database (R27): one file a sealed batch, with the leaf hashes and the signed checkpoint over them. Files
 * are only added. Whoever rebuilds table and tree cannot rebuild what lies here.
 */
export type OutsideLeaf = { readonly eventId: number; readonly removable: boolean; readonly hash: Hash };
export type Batch = { readonly from: number; readonly leaves: readonly OutsideLeaf[]; readonly note: string };
/** A file of the directory by what its name says: leaves `from` … `to - 1`. */
export type BatchFile = { readonly from: number; readonly to: number; readonly path: string };

const FIRST_LINE = 'csdl-dan-toc kiem-chung 1';
const FILE = /^(\d{12})-(\d{12})\.txt$/;
export const PUBLIC_KEY_FILE = 'khoa-cong-khai.txt';

const padded = (number: number): string => String(number).padStart(12, '0');

/** Every batch file, in the order of the tree. */
export const listBatches = (directory: string): BatchFile[] => {
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((month) => readdirSync(join(directory, month.name)).map((name) => join(directory, month.name, name)));
  return files
    .flatMap((path) => {
      const [, from, to] = FILE.exec(path.slice(dirname(path).length + 1)) ?? [];
      return from === undefined || to === undefined ? [] : [{ from: Number(from), to: Number(to), path }];
    })
    .sort((a, b) => a.from - b.from);
};

const lineOf = ({ eventId, removable, hash }: OutsideLeaf): string =>
  `${eventId} ${removable ? 'r' : '-'} ${Buffer.from(hash).toString('base64')}`;

const syncDirectory = (directory: string): void => {
  const handle = openSync(directory, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

/** Writes whole or not at all, and on the disk before it returns. */
export const writeDurably = (path: string, text: string, mode = 0o644): void => {
  const made = mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.dang-ghi`;
  const handle = openSync(draft, 'w', mode);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, path);
  syncDirectory(dirname(path));
  if (made !== undefined) syncDirectory(dirname(dirname(path)));
};

/** Puts a batch outside; `month` (`2022-11`) only groups the files. */
export const writeBatch = (directory: string, month: string, { from, leaves, note }: Batch): void => {
  const path = join(directory, month, `${padded(from)}-${padded(from + leaves.length)}.txt`);
  writeDurably(path, `${[FIRST_LINE, ...leaves.map(lineOf)].join('\n')}\n\n${note}`);
};

const leafOfLine = (line: string): OutsideLeaf | undefined => {
  const [eventId = '', mark = '', encoded = ''] = line.split(' ');
  const hash = Buffer.from(encoded, 'base64');
  return /^\d{1,15}$/.test(eventId) && hash.length === 32
    ? { eventId: Number(eventId), removable: mark === 'r', hash }
    : undefined;
};

/** A batch as its file says; undefined where the file is not whole. */
export const readBatch = ({ from, to, path }: BatchFile): Batch | undefined => {
  const text = readFileSync(path, 'utf8');
  const end = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, end).split('\n');
  const leaves = lines.flatMap((line) => leafOfLine(line) ?? []);
  if (first !== FIRST_LINE || leaves.length !== lines.length || leaves.length !== to - from) return undefined;
  return { from, leaves, note: text.slice(end + 2) };
};
