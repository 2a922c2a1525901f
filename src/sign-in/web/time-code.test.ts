import { expect, it } from 'vitest';
import { codeOf } from './time-code.ts';

/** The table of RFC 6238, appendix B (SHA-1), last six digits; its secret `12345678901234567890` in base 32. */
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('SEC-07 at second %d the telephone shows %s', async (second, code) => {
  expect(await codeOf('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ', second * 1000)).toBe(code);
});
