import { spawn } from 'node:child_process';
import type { SftpPlace } from '../../../platform/config/backups.ts';
import { DRAFT } from '../archive/write.ts';
import { type Place, PlaceFailed } from './place.ts';

/** In a batch a path stands in quotes; what would end them is not part of any name of ours. */
const quoted = (path: string): string => `"${path.replaceAll(/(["\\])/g, '\\$1')}"`;

const reasonOf = (said: string): string => {
  if (/Host key verification failed|REMOTE HOST IDENTIFICATION/i.test(said)) return 'khóa của máy nhận không đúng';
  if (/Permission denied/i.test(said)) return 'máy nhận từ chối khóa đăng nhập hoặc không cho ghi';
  if (/refused|timed out|No route|Could not resolve|Connection closed/i.test(said)) return 'không nối được máy nhận';
  if (/Failure|No space/i.test(said)) return 'máy nhận không ghi được (có thể hết chỗ)';
  return said.trim().split('\n').at(-1)?.slice(0, 200) || 'không rõ lý do';
};

/** A host that stops answering in the midst is given up after a minute, one that never answers after twenty seconds. */
const OPTIONS = [
  'BatchMode=yes',
  'StrictHostKeyChecking=yes',
  'IdentitiesOnly=yes',
  'ConnectTimeout=20',
  'ServerAliveInterval=15',
  'ServerAliveCountMax=4',
] as const;

const argumentsFor = ({ url, keyFile, knownHostsFile }: SftpPlace): string[] => {
  const { hostname, port, username } = new URL(url);
  const options = [...OPTIONS, `UserKnownHostsFile=${knownHostsFile}`, 'GlobalKnownHostsFile=/dev/null'];
  return [
    '-b',
    '-',
    '-F',
    '/dev/null',
    '-i',
    keyFile,
    '-P',
    port || '22',
    ...options.flatMap((option) => ['-o', option]),
    `${decodeURIComponent(username)}@${hostname.replaceAll(/^\[|\]$/g, '')}`,
  ];
};

/** Runs a batch of Debian's own `sftp` (openssh-client): it keeps up with what the world learns of SSH, and checks the host's key. */
const batch = (place: SftpPlace, name: string, commands: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn('sftp', argumentsFor(place), { stdio: ['pipe', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said = `${said}${part.toString()}`.slice(-4_000);
    });
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new PlaceFailed(
          `${name}: ${error.code === 'ENOENT' ? 'máy này chưa có lệnh sftp (cài gói openssh-client)' : error.message}`,
        ),
      ),
    );
    child.once('close', (code) => (code === 0 ? resolve() : reject(new PlaceFailed(`${name}: ${reasonOf(said)}`))));
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${commands.join('\n')}\n`);
  });

/** A directory of another machine, over SFTP. */
export const sftpPlace = (place: SftpPlace): Place => {
  const { host, pathname } = new URL(place.url);
  const folder = decodeURIComponent(pathname)
    .replace(/^\/(~\/)?/, (_all, home) => (home ? '' : '/'))
    .replace(/\/$/, '');
  const name = `sftp://${host}${decodeURIComponent(pathname)}`;
  const at = (file: string): string => quoted(folder === '' ? file : `${folder}/${file}`);
  return {
    name,
    put: (path, file) =>
      batch(place, name, [
        ...(folder === '' ? [] : [`-mkdir ${quoted(folder)}`]),
        `-rm ${at(`${file}${DRAFT}`)}`,
        `put -f ${quoted(path)} ${at(`${file}${DRAFT}`)}`,
        `rename ${at(`${file}${DRAFT}`)} ${at(file)}`,
        `chmod 600 ${at(file)}`,
      ]),
    get: (file, path) => batch(place, name, [`get -f ${at(file)} ${quoted(path)}`]),
    remove: (file) => batch(place, name, [`-rm ${at(file)}`]),
  };
};
