import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Another process holds the data directory: two at once on the embedded database lose rows. */
export class DirectoryInUse extends Error {
  constructor(directory: string, holder: string) {
    super(
      `Thư mục dữ liệu ${directory} đang được tiến trình ${holder} sử dụng. Cơ sở dữ liệu nhúng chỉ cho một tiến trình mở cùng lúc: ` +
        'hãy dừng tiến trình kia, chọn DATA_DIR khác, hoặc dùng máy chủ PostgreSQL qua DATABASE_URL.',
    );
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/** What /proc says of a process after its name: its state first, the time it started twentieth; nothing where there is no /proc. */
const factsOf = (pid: number): readonly string[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
};

/** When it started, so that a reused process id does not pass for the old holder. */
const startOf = (pid: number): string => factsOf(pid)[19] ?? '';
/** Ended, and kept in the table because nobody has asked how: for good, where a container has no process that does. */
const hasEnded = (pid: number): boolean => ['Z', 'X'].includes(factsOf(pid)[0] ?? '');

const write = (path: string): void => {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${process.pid} ${startOf(process.pid)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** What file systems without hard links say. */
const NO_LINKS: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV'];

/** The lock comes into being with its holder written in it: an empty one is left by a power cut, and by nobody who lives. */
const claim = (path: string): boolean => {
  const own = `${path}.${process.pid}`;
  rmSync(own, { force: true });
  try {
    write(own);
    linkSync(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!NO_LINKS.includes(codeOf(error))) throw error;
    return claimWithoutLinks(path);
  } finally {
    rmSync(own, { force: true });
  }
};

const claimWithoutLinks = (path: string): boolean => {
  try {
    write(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
};

const holderIn = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
};

/** Whether a lock's content names a process that lives. What names none (empty, cut off, of another program) holds nothing. */
const isHeld = (content: string): boolean => {
  const [, pid = '', start = ''] = /^(\d{1,10})(?: (\d+))?$/.exec(content) ?? [];
  const holder = Number(pid);
  return holder > 0 && alive(holder) && !hasEnded(holder) && (start === '' || start === startOf(holder));
};

/** Takes a lock away that nobody holds; not one that somebody else has taken over meanwhile. */
const takeAway = (path: string, dead: string): void => {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  try {
    if (holderIn(aside) !== dead) linkSync(aside, path);
  } catch {
    // A third one is there already: that one holds it.
  } finally {
    unlinkSync(aside);
  }
};

/** Takes `<directory>/server.lock`; returns how to give it back. A lock whose holder has died, or that names none, is taken over. */
export const lockDirectory = (directory: string): (() => void) => {
  const path = join(directory, 'server.lock');
  if (!claim(path)) {
    const content = holderIn(path) ?? '';
    if (isHeld(content)) throw new DirectoryInUse(directory, content.split(' ')[0] ?? '?');
    takeAway(path, content);
    if (!claim(path)) throw new DirectoryInUse(directory, holderIn(path)?.split(' ')[0] ?? '?');
  }
  let held = true;
  return () => {
    if (held) unlinkSync(path);
    held = false;
  };
};
