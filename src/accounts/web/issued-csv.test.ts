import { expect, it } from 'vitest';
import { issuedCsv } from './issued-csv.ts';

it('R2 handed-out passwords open in Excel: Vietnamese readable, quotes doubled, nothing taken for a formula', () => {
  const csv = issuedCsv([{ id: 'a', username: 'xa-a', unitName: 'Xã "A"', oneTimePassword: '=1+1', expiresAt: null }]);
  expect(csv.startsWith('\uFEFF"Đơn vị"')).toBe(true);
  expect(csv).toContain(`"Xã ""A""";"xa-a";"'=1+1";""\r\n`);
});
