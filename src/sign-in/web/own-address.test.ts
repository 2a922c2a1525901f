import { expect, it } from 'vitest';
import { ownAddress } from './own-address.ts';

it.each([
  ['/phieu/abc?x=1#y', '/phieu/abc?x=1#y'],
  ['/tong-hop?form=DT01', '/tong-hop?form=DT01'],
  [null, '/'],
  ['', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  [' //evil.example', '/'],
])('ASVS 3.7.2 after signing in with %j the way on is %s', (asked, goes) => {
  expect(ownAddress(asked)).toBe(goes);
});
