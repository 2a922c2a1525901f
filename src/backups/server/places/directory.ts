import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DRAFT } from '../archive/write.ts';
import { type Place, PlaceFailed } from './place.ts';

const words: Readonly<Record<string, string>> = {
  ENOSPC: 'hết chỗ trên đĩa',
  EACCES: 'không có quyền ghi',
  EPERM: 'không có quyền ghi',
  EROFS: 'đĩa chỉ đọc',
  ENOENT: 'không có tệp hoặc thư mục này',
};

const told = (path: string, error: unknown): PlaceFailed => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return new PlaceFailed(`${path}: ${words[code] ?? (error instanceof Error ? error.message : String(error))}`);
};

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
};

const copyDurably = async (from: string, to: string): Promise<void> => {
  const draft = `${to}${DRAFT}`;
  try {
    await rm(draft, { force: true });
    await copyFile(from, draft, constants.COPYFILE_FICLONE);
    await sync(draft);
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};

/** A directory of this machine: a second disk, a mounted share. */
export const directoryPlace = (directory: string): Place => {
  const at = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      throw told(directory, error);
    }
  };
  return {
    name: directory,
    put: (path, name) =>
      at(async () => {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        if (existsSync(join(directory, name))) return;
        await copyDurably(path, join(directory, name));
        await sync(directory);
      }),
    get: (name, path) => at(() => copyDurably(join(directory, name), path)),
    remove: (name) => at(() => rm(join(directory, name), { force: true })),
  };
};
