import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { directoryPlace } from './directory.ts';
import { PlaceFailed } from './place.ts';
import { sftpPlace } from './sftp.ts';

const directory = mkdtempSync(join(tmpdir(), 'dan-toc-noi-cat-'));
const at = (...parts: string[]) => join(directory, ...parts);
const path = process.env.PATH;
beforeAll(() => writeFileSync(at('ban.tar'), 'nội dung'));
afterEach(() => {
  process.env.PATH = path;
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('R51 a directory as a place', () => {
  it('R51 takes a file whole under its name, gives it back, and lets go of it', async () => {
    const place = directoryPlace(at('dia', 'hai'));
    await place.put(at('ban.tar'), 'a.tar');
    expect(readdirSync(at('dia', 'hai'))).toEqual(['a.tar']);
    await place.get('a.tar', at('lay-ve.tar'));
    expect(readFileSync(at('lay-ve.tar'), 'utf8')).toBe('nội dung');
    await place.remove('a.tar');
    await place.remove('a.tar');
    expect(readdirSync(at('dia', 'hai'))).toEqual([]);
  });

  it('R51 never writes a name twice, and finishes what a killed process began', async () => {
    const place = directoryPlace(at('dia'));
    writeFileSync(at('dia', 'b.tar.dang-ghi'), 'nửa chừng');
    await place.put(at('ban.tar'), 'b.tar');
    expect(existsSync(at('dia', 'b.tar.dang-ghi'))).toBe(false);
    writeFileSync(at('khac.tar'), 'khác');
    await place.put(at('khac.tar'), 'b.tar');
    expect(readFileSync(at('dia', 'b.tar'), 'utf8')).toBe('nội dung');
  });

  it('R51 says in words what is amiss, and leaves no draft', async () => {
    writeFileSync(at('la-tep'), '');
    await expect(directoryPlace(at('la-tep')).put(at('ban.tar'), 'c.tar')).rejects.toThrow(PlaceFailed);
    await expect(directoryPlace(at('dia')).get('khong-co.tar', at('x.tar'))).rejects.toThrow('không có tệp');
    expect(existsSync(at('x.tar.dang-ghi'))).toBe(false);
  });
});

/** Stands in the place of the `sftp` program: keeps what it was told, and ends as it is told to. */
const standIn = (said: string, code: number): void => {
  mkdirSync(at('bin'), { recursive: true });
  writeFileSync(
    at('bin', 'sftp'),
    `#!/bin/sh\necho "$@" > ${at('args')}\ncat > ${at('batch')}\necho "${said}" >&2\nexit ${code}\n`,
  );
  chmodSync(at('bin', 'sftp'), 0o755);
  process.env.PATH = `${at('bin')}:${path}`;
};
const place = () =>
  sftpPlace({ url: 'sftp://sao-luu@10.0.0.9:2222/srv/dan%20toc', keyFile: '/k/id', knownHostsFile: '/k/known' });

describe('R51 another machine over SFTP as a place', () => {
  it('R51 the host’s key is checked, the sign-in is by key alone, and a name comes to be only when the file is whole', async () => {
    standIn('', 0);
    await place().put('/tam/ban.tar', 'a.tar');
    const told = readFileSync(at('args'), 'utf8');
    for (const part of [
      'StrictHostKeyChecking=yes',
      'UserKnownHostsFile=/k/known',
      'BatchMode=yes',
      '-i /k/id',
      '-P 2222',
    ])
      expect(told).toContain(part);
    expect(told.trim().endsWith('sao-luu@10.0.0.9')).toBe(true);
    const batch = readFileSync(at('batch'), 'utf8').trim().split('\n');
    expect(batch.slice(-3)).toEqual([
      'put -f "/tam/ban.tar" "/srv/dan toc/a.tar.dang-ghi"',
      'rename "/srv/dan toc/a.tar.dang-ghi" "/srv/dan toc/a.tar"',
      'chmod 600 "/srv/dan toc/a.tar"',
    ]);
  });

  it.each([
    ['Host key verification failed.', 'khóa của máy nhận không đúng'],
    ['sao-luu@10.0.0.9: Permission denied (publickey).', 'từ chối khóa đăng nhập'],
    ['ssh: connect to host 10.0.0.9 port 2222: Connection refused', 'không nối được'],
    ['remote write: Failure', 'không ghi được'],
  ])('R51 %s is said in words, with the place', async (said, words) => {
    standIn(said, 255);
    await expect(place().put('/tam/ban.tar', 'a.tar')).rejects.toThrow(words);
    await expect(place().get('a.tar', at('y.tar'))).rejects.toThrow('sftp://10.0.0.9:2222/srv/dan toc');
  });

  it('R51 a machine without the program is told which package to install', async () => {
    process.env.PATH = at('khong-co');
    await expect(place().put('/tam/ban.tar', 'a.tar')).rejects.toThrow('openssh-client');
  });
});
