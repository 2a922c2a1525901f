import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
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

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The start time of a process from /proc, so that a reused process id does not pass for the old holder. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const claim = (path: string): boolean => {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, `${process.pid} ${startOf(process.pid)}\n`);
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** Takes `<directory>/server.lock`; returns how to give it back. A lock whose holder has died is taken over. */
export const lockDirectory = (directory: string): (() => void) => {
  const path = join(directory, 'server.lock');
  if (!claim(path)) {
    const [pid = '', start = ''] = readFileSync(path, 'utf8').trim().split(' ');
    if (alive(Number(pid)) && (start === '' || start === startOf(Number(pid))))
      throw new DirectoryInUse(directory, pid);
    unlinkSync(path);
    if (!claim(path)) throw new DirectoryInUse(directory, '?');
  }
  let held = true;
  return () => {
    if (held) unlinkSync(path);
    held = false;
  };
};
