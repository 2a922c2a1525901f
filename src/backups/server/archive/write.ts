import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/open.ts';
import { type BackupManifest, type Content, fileNameOf, manifestText } from '../../rules/backup-manifest.ts';
import { checkWhole, type Whole } from './check.ts';
import { dump, type Facts, type Told } from './dump.ts';
import { sealed } from './seal.ts';
import { BLOCK, END, entryOf, headerOf, paddingOf } from './tar.ts';

/** What is being written bears this ending: nothing that ends otherwise is anything but whole. */
export const DRAFT = '.dang-ghi';
export const DATA = 'data.tar.gz.age';

const hex = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

/** A text to be checked by `sha256sum -c`. */
export const sumsOf = (data: string, manifest: string): string => `${data}  ${DATA}\n${manifest}  manifest.json\n`;

const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
};

/** The encrypted part behind the place of its header; returns how long it is and its digest. */
const writeData = async (file: FileHandle, parts: AsyncIterable<Uint8Array>) => {
  const hash = createHash('sha256');
  let bytes = 0;
  await file.write(Buffer.alloc(BLOCK));
  for await (const part of parts) {
    hash.update(part);
    bytes += part.byteLength;
    await file.writeFile(part);
  }
  await file.writeFile(paddingOf(bytes));
  return { name: DATA, bytes, sha256: hash.digest('hex') } as const;
};

type Parts = {
  readonly parts: AsyncIterable<Uint8Array>;
  readonly content: () => Content;
  readonly recipients: readonly string[];
};

/** One file: the encrypted part, what it holds in plain words, and the digests of both. On the disk before it returns. */
const writeArchive = async (path: string, { parts, content, recipients }: Parts): Promise<BackupManifest> => {
  const file = await open(path, 'wx', 0o600);
  try {
    const data = await writeData(file, parts);
    const manifest: BackupManifest = { content: content(), data, recipients: [...recipients] };
    const text = manifestText(manifest);
    await file.writeFile(entryOf('manifest.json', Buffer.from(text)));
    await file.writeFile(entryOf('SHA256SUMS', Buffer.from(sumsOf(data.sha256, hex(text)))));
    await file.writeFile(END);
    await file.write(headerOf({ name: DATA, size: data.bytes }), 0, BLOCK, 0);
    await file.sync();
    return manifest;
  } finally {
    await file.close();
  }
};

export type BackupWish = {
  readonly db: Db;
  /** Where the file comes to lie. */
  readonly directory: string;
  readonly facts: Facts;
  readonly recipients: readonly string[];
  readonly sealDirectory: string;
  readonly told?: Told;
};

/** What was written: the file's name and what its reading back showed. */
export type WrittenBackup = Whole & { readonly name: string };

const within = async (tx: Db, wish: BackupWish, draft: string): Promise<BackupManifest> => {
  let content: Content | undefined;
  const done = (written: Content): void => {
    content = written;
  };
  const plain = dump(tx, { ...wish, done });
  return writeArchive(draft, {
    parts: await sealed(plain, wish.recipients),
    recipients: wish.recipients,
    content: () => {
      if (content === undefined) throw new Error('the dump did not come to its end');
      return content;
    },
  });
};

/**
 * Writes a backup of one instant while work goes on, reads it back, and gives it its name only then: a process killed anywhere leaves a
 * draft behind, never a backup that only looks good.
 */
export const writeBackup = async (wish: BackupWish): Promise<WrittenBackup> => {
  const draft = join(wish.directory, `${wish.facts.id}${DRAFT}`);
  try {
    const manifest = await wish.db.connection().execute(async (tx) => {
      await sql`begin isolation level repeatable read read only`.execute(tx);
      return within(tx, wish, draft).finally(() => sql`rollback`.execute(tx));
    });
    const whole = await checkWhole(draft);
    const name = fileNameOf(manifest.content);
    await rename(draft, join(wish.directory, name));
    await syncDirectory(dirname(draft));
    return { ...whole, name };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};
