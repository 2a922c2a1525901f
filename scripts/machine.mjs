// What the tests need on a Debian machine and npm does not bring: a browser, a PostgreSQL server, a PDF reader, openssl for certificates.
import { existsSync, readdirSync } from 'node:fs';
import { run } from './prepare.mjs';

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
  const isRoot = process.getuid?.() === 0;
  const [command, rest] = isRoot ? ['apt-get', args] : ['sudo', ['-n', 'apt-get', ...args]];
  run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
};

export const installMachine = () => {
  const missing = wanted.filter(({ there }) => !there()).map(({ name }) => name);
  if (missing.length === 0) return;
  console.error(`Đang cài ${missing.join(', ')} từ Debian…`);
  try {
    apt('update', '-q');
    apt('install', '-y', '-q', '--no-install-recommends', ...missing);
  } catch (cause) {
    throw new Error(
      `Không cài được ${missing.join(', ')}. Cài bằng quyền quản trị rồi chạy lại: apt-get install ${missing.join(' ')}`,
      { cause },
    );
  }
};
