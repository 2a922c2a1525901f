// What the tests need on a Debian machine and npm does not bring: a browser, a PostgreSQL server, a PDF reader, openssl for certificates.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const hasServer = () =>
  existsSync('/usr/lib/postgresql') &&
  readdirSync('/usr/lib/postgresql').some((version) => existsSync(`/usr/lib/postgresql/${version}/bin/initdb`));
const wanted = [
  { name: 'chromium', there: () => existsSync('/usr/bin/chromium') },
  { name: 'postgresql', there: hasServer },
  { name: 'openssl', there: () => existsSync('/usr/bin/openssl') },
  { name: 'poppler-utils', there: () => existsSync('/usr/bin/pdftotext') },
];

const apt = (...args) => {
  const root = process.getuid?.() === 0;
  const [command, rest] = root ? ['apt-get', args] : ['sudo', ['-n', 'apt-get', ...args]];
  return (
    spawnSync(command, rest, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  );
};

export const installMachine = () => {
  const missing = wanted.filter(({ there }) => !there()).map(({ name }) => name);
  if (missing.length === 0) return;
  console.error(`Đang cài ${missing.join(', ')} từ Debian…`);
  const done = apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', ...missing);
  if (!done)
    throw new Error(
      `Không cài được ${missing.join(', ')}. Cài bằng quyền quản trị rồi chạy lại: apt-get install ${missing.join(' ')}`,
    );
};
