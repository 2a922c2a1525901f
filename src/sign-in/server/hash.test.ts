import { expect, it } from 'vitest';
import { hashPassword, matchesNobody, passwordMatches } from './hash.ts';

it('R3 ASVS 11.4.2 keeps argon2id with 19 MiB and two passes, never the same text twice', async () => {
  const [first, second] = await Promise.all([hashPassword('Thac-Ban-Gioc-36?'), hashPassword('Thac-Ban-Gioc-36?')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
});

it('R3 knows a password however its letters were composed', async () => {
  const stored = await hashPassword('Thác-Bản-Giốc-36?'.normalize('NFD'));
  expect(await passwordMatches(stored, 'Thác-Bản-Giốc-36?'.normalize('NFC'))).toBe(true);
  expect(await passwordMatches(stored, 'Thac-Ban-Gioc-36?')).toBe(false);
});

it('R4 nobody’s password matches nothing', async () => {
  expect(await matchesNobody('Thac-Ban-Gioc-36?')).toBe(false);
});
