import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartRefused } from '../config/start-refused.ts';
import { createKeyFile, openKeyFile, readKeys } from './key-file.ts';
import { openSecrets, openSecretsOf } from './secrets.ts';

const key = (byte: number) => Buffer.alloc(32, byte);
const ring = { current: 'k1', keys: new Map([['k1', key(1)]]) };
const secrets = openSecrets(ring);

describe('sealed values', () => {
  it('SEC-22 ASVS 11.3.1 what is sealed opens to the same text, and does not show it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 0, maxLength: 200 }), (text) => {
        const sealed = secrets.seal(text, 'custodian.phone');
        return sealed.startsWith('g1.k1.') && secrets.open(sealed, 'custodian.phone') === text;
      }),
    );
    expect(secrets.seal('0912 345 678', 'custodian.phone')).not.toContain('0912');
  });

  it('SEC-22 ASVS 11.3.3 one changed bit anywhere, another column or another key opens nothing', () => {
    const sealed = secrets.seal('0912 345 678', 'custodian.phone');
    const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => secrets.open(`g1.k1.${changed.toString('base64url')}`, 'custodian.phone')).toThrow();
    }
    expect(() => secrets.open(sealed, 'custodian.email')).toThrow();
    expect(() =>
      openSecrets({ current: 'k1', keys: new Map([['k1', key(2)]]) }).open(sealed, 'custodian.phone'),
    ).toThrow();
    for (const broken of ['', 'g1', 'g1.k1', 'g1.k1.', 'g2.k1.AAAA', 'g1.k9.AAAA', '0912 345 678'])
      expect(() => secrets.open(broken, 'custodian.phone')).toThrow();
  });

  it('ASVS 11.3.2 11.3.4 a nonce never comes back in a million seals', () => {
    const seen = new Set<string>();
    // The first 16 characters of the content hold the 96-bit nonce.
    for (let count = 0; count < 1_000_000; count += 1) seen.add(secrets.seal('', 'a.b').slice(6, 22));
    expect(seen.size).toBe(1_000_000);
    // A busy machine takes minutes for a million.
  }, 300_000);

  it('SEC-22 a key added by another process seals at once and opens, without a restart', () => {
    let now = ring;
    const living = openSecretsOf({ ring: () => now });
    const before = living.seal('x', 'a.b');
    now = { current: 'k2', keys: new Map([...ring.keys, ['k2', key(2)]]) };
    expect(living.seal('x', 'a.b')).toMatch(/^g1\.k2\./);
    expect([living.isCurrent(before), living.open(before, 'a.b')]).toEqual([false, 'x']);
  });
});

describe('the file of keys', () => {
  let directory = '';
  const path = (name: string) => join(directory, name);
  const line = (id: string, byte: number) => `${id}:${key(byte).toString('hex')}`;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'khoa-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('SEC-22 is made with a random key that its owner alone reads, and never made anew', () => {
    createKeyFile(path('moi'));
    const text = readFileSync(path('moi'), 'utf8');
    expect(text).toMatch(/^k1:[0-9a-f]{64}\n$/);
    expect(statSync(path('moi')).mode & 0o777).toBe(0o600);
    createKeyFile(path('moi'));
    expect(readFileSync(path('moi'), 'utf8')).toBe(text);
    createKeyFile(path('khac'));
    expect(readFileSync(path('khac'), 'utf8')).not.toBe(text);
  });

  it.each([
    [0o600, undefined],
    [0o400, undefined],
    [0o640, undefined],
    [0o644, '644'],
    [0o604, '604'],
    [0o660, '660'],
  ])('ASVS 13.3.1 with mode %o others can read or change it: %s', (mode, said) => {
    writeFileSync(path('quyen'), line('k1', 1));
    chmodSync(path('quyen'), mode);
    expect(openKeyFile(path('quyen')).tooOpen()).toBe(said);
    chmodSync(path('quyen'), 0o600);
  });

  it('SEC-22 the last line seals, every line opens; remarks and blank lines are let be', () => {
    const { current, keys } = readKeys(`# khóa\n${line('k1', 1)}\n\n${line('k2', 2)}\n`, 'x');
    expect([current, [...keys.keys()]]).toEqual(['k2', ['k1', 'k2']]);
  });

  it.each([
    ['an empty file', '', /chưa có khóa nào/],
    ['a short key', 'k1:abcd', /64 chữ số/],
    ['no id', key(1).toString('hex'), /64 chữ số/],
    ['two keys of one id', `${line('k1', 1)}\n${line('k1', 2)}`, /hai khóa cùng mã/],
  ])('SEC-22 %s is refused by name, and shows no key', (_what, text, words) => {
    expect(() => readKeys(text, '/tep')).toThrow(StartRefused);
    expect(() => readKeys(text, '/tep')).toThrow(words);
    expect(() => readKeys(text, '/tep')).not.toThrow(/[0-9a-f]{32}/);
  });

  it('SEC-22 is read again when it has changed', () => {
    writeFileSync(path('doi'), line('k1', 1));
    const [reader, writer] = [openKeyFile(path('doi')), openKeyFile(path('doi'))];
    writer.write({ current: 'k2', keys: new Map([...writer.ring().keys, ['k2', key(2)]]) });
    expect(reader.ring().current).toBe('k1');
    expect(reader.ring('fresh').current).toBe('k2');
    expect(statSync(path('doi')).mode & 0o777).toBe(0o600);
  });
});
