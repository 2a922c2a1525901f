import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { liesIn } from './networks.ts';
import { StartRefused } from './start-refused.ts';

let directory = '';
const file = (content: string): string => {
  const path = join(directory, 'bi-mat');
  writeFileSync(path, content);
  return path;
};
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'cau-hinh-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('the configuration', () => {
  it('R50 works with nothing set', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDirectory: './data',
      logLevel: 'warn',
      trustedProxies: [],
      timekeeping: { toleranceMs: 60_000 },
    });
  });

  it('R50 reads every name, an empty one as absent', () => {
    const environment = {
      PORT: '0',
      HOST: '::',
      DATA_DIR: '/srv/du-lieu',
      LOG_LEVEL: 'info',
      TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2,',
      PUBLIC_URL: 'https://dantoc.example',
      DATABASE_URL: '',
    };
    expect(readConfig(environment)).toEqual({
      port: 0,
      host: '::',
      dataDirectory: '/srv/du-lieu',
      logLevel: 'info',
      trustedProxies: ['10.0.0.1', '10.0.0.2'],
      timekeeping: { toleranceMs: 60_000 },
      publicUrl: 'https://dantoc.example',
    });
  });

  it('R50 takes secrets from files, without the line end', () => {
    expect(readConfig({ DATABASE_URL_FILE: file('postgres://u:p@localhost/d\n') }).databaseUrl).toBe(
      'postgres://u:p@localhost/d',
    );
    expect(readConfig({ SETUP_SECRET_FILE: file('0123456789abcdef\n') }).setupSecret).toBe('0123456789abcdef');
  });

  it.each([
    [{ PORT: 'ba nghìn' }, /PORT="ba nghìn"/],
    [{ PORT: '70000' }, /PORT="70000"/],
    [{ LOG_LEVEL: 'to' }, /LOG_LEVEL="to".*warn/],
    [{ PUBLIC_URL: 'dantoc.example' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'ftp://dantoc.example' }, /PUBLIC_URL/],
    [{ DATABASE_URL: 'mysql://u:canary@h/d' }, /DATABASE_URL/],
    [{ DATABASE_URL: 'postgres://a/b', DATABASE_URL_FILE: '/x' }, /cùng được đặt/],
    [{ DATABASE_URL_FILE: '/khong/co' }, /Không đọc được tệp \/khong\/co/],
    [{ SETUP_SECRET: 'canary' }, /SETUP_SECRET/],
    [{ SMTP_URL: 'smtp://u:canary@h' }, /MAIL_FROM/],
    [{ SMTP_URL: 'http://u:canary@h', MAIL_FROM: 'a@b' }, /SMTP_URL/],
    [{ TLS_CERT_FILE: '/x' }, /TLS_CERT_FILE và TLS_KEY_FILE/],
    [{ PLAIN_PORT: '80' }, /PLAIN_PORT/],
    [{ TRUSTED_PROXIES: '10.0.0.1,proxy.example' }, /TRUSTED_PROXIES: "proxy.example"/],
    [{ ADMIN_NETWORKS: '10.1.0.0/33' }, /ADMIN_NETWORKS: "10.1.0.0\/33"/],
    [{ ADMIN_NETWORKS: '10.1.0.0/16/8' }, /ADMIN_NETWORKS/],
    [{ NTP_SERVER: 'máy/chủ' }, /NTP_SERVER="máy\/chủ"/],
    [{ CLOCK_TOLERANCE_SECONDS: '2' }, /CLOCK_TOLERANCE_SECONDS="2"/],
    [{ REQUESTS_PER_MINUTE: 'nhiều' }, /REQUESTS_PER_MINUTE="nhiều"/],
  ])('R50 refuses %j with a sentence that names it and shows no secret', (environment, words) => {
    expect(() => readConfig(environment)).toThrow(StartRefused);
    expect(() => readConfig(environment)).toThrow(words);
    expect(() => readConfig(environment)).not.toThrow(/canary/);
  });

  it.each([
    'postgres://u:canary@db.example/d',
    'postgres://u:canary@10.0.0.5/d?sslmode=require',
    'postgresql://u:canary@localhost/d?host=db.example',
  ])('SEC-24 ASVS 12.3.1 refuses a database on another machine without verify-full: %s', (url) => {
    expect(() => readConfig({ DATABASE_URL: url })).toThrow(/sslmode=verify-full/);
    expect(() => readConfig({ DATABASE_URL: url })).not.toThrow(/canary/);
    expect(readConfig({ DATABASE_URL: url, DATABASE_WITHOUT_TLS: 'yes' }).databaseUrl).toBe(url);
  });

  it.each([
    'postgres://u:p@db.example/d?sslmode=verify-full',
    'postgres://u@[::1]:5432/d',
    'postgres://u@127.0.0.1/d',
    'postgres://u@%2Fvar%2Frun%2Fpostgresql/d',
    'postgres:///d?host=/var/run/postgresql',
  ])('SEC-24 takes a database over checked TLS, on loopback or by a socket: %s', (url) => {
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });
});

describe('how the clock is watched', () => {
  it.each([
    [{ NTP_SERVER: 'ntp.example' }, { toleranceMs: 60_000, ntpServer: { host: 'ntp.example', port: 123 } }],
    [{ NTP_SERVER: '10.0.0.9:1123' }, { toleranceMs: 60_000, ntpServer: { host: '10.0.0.9', port: 1123 } }],
    [{ NTP_SERVER: '[2001:db8::7]' }, { toleranceMs: 60_000, ntpServer: { host: '2001:db8::7', port: 123 } }],
    [{ CLOCK_TOLERANCE_SECONDS: '10' }, { toleranceMs: 10_000 }],
    [{ CLOCK_TOLERANCE_SECONDS: '0' }, { toleranceMs: Number.POSITIVE_INFINITY }],
  ])('SEC-18 %j', (environment, read) => {
    expect(readConfig(environment).timekeeping).toEqual(read);
  });
});

describe('networks', () => {
  it.each([
    ['10.1.2.3', true],
    ['10.2.0.1', false],
    ['::ffff:10.1.2.3', true],
    ['2001:db8::7', true],
    ['2001:db9::7', false],
    ['192.168.1.7', true],
    ['192.168.1.8', false],
    ['', false],
    ['khong-phai', false],
  ])('SEC-45 %s lies in the networks: %s', (address, inside) => {
    expect(liesIn(['10.1.0.0/16', '2001:db8::/32', '192.168.1.7'])(address)).toBe(inside);
  });
});
