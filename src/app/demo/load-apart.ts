import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.ts';
import { StartRefused } from '../../platform/config/start-refused.ts';

/** The embedded database's memory never shrinks: the demonstration is loaded by a process that ends (933 MB at its peak), and then served. */
export const isStillToLoad = (dataDirectory: string): boolean => !existsSync(join(dataDirectory, 'pgdata'));

export const loadApart = (args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = join(projectRoot, 'dist', 'node', 'src', 'app', 'prepare.js');
    // Over the channel it hears that this process is gone, however it went, and ends with it: else it would hold the directory for good.
    const child = spawn(process.execPath, [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    const stop = () => void child.kill('SIGTERM');
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      if (code === 0) resolve();
      else reject(new StartRefused('Chưa nạp xong tỉnh minh họa. Chạy lại lệnh khởi động.'));
    });
  });
