import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
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
      publicUrl: 'https://dantoc.example',
    });
  });

  it('R50 takes secrets from files, without the line end', () => {
    expect(readConfig({ DATABASE_URL_FILE: file('postgres://u:p@h/d\n') }).databaseUrl).toBe('postgres://u:p@h/d');
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
  ])('R50 refuses %j with a sentence that names it and shows no secret', (environment, words) => {
    expect(() => readConfig(environment)).toThrow(StartRefused);
    expect(() => readConfig(environment)).toThrow(words);
    expect(() => readConfig(environment)).not.toThrow(/canary/);
  });
});
