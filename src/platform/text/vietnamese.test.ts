import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchKey } from './search-key.ts';
import { compareText, daysLeft, formatDay, formatNumber, formatTime } from './vietnamese.ts';

test.each([
  ['1234.5', '1.234,5'],
  ['530341', '530.341'],
  ['-1000', '-1.000'],
  ['0', '0'],
  ['999', '999'],
  ['0.0001234', '0,0001234'],
  ['123456789012345678901234567890', '123.456.789.012.345.678.901.234.567.890'],
  ['–', '–'],
  ['', ''],
])('R16 the figure %j reads %j', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test('R16 days and times read the Vietnamese way', () => {
  expect(formatDay('2026-02-05')).toBe('05/02/2026');
  expect(formatTime(new Date('2026-02-04T17:05:00Z'))).toBe('00:05 05/02/2026');
});

test.each([
  ['2026-02-07', 'còn 2 ngày'],
  ['2026-02-05', 'hạn hôm nay'],
  ['2026-02-04', 'trễ hạn 1 ngày'],
  ['2026-03-05', 'còn 28 ngày'],
])('R36 due %s seen on 2026-02-05 is %s', (due, words) => {
  expect(daysLeft('2026-02-05', due)).toBe(words);
});

test.each([
  ['Hoà An', 'Hòa An'],
  ['Đàm Thuỷ', 'đàm thủy'],
  ['Thuỷ'.normalize('NFD'), 'Thủy'],
  ['Quảng  Hoà', 'quang hoa'],
  ['Xã Nguyễn Huệ', 'xa nguyen hue'],
])('R32 %s is found as %s', (a, b) => {
  expect(searchKey(a)).toBe(searchKey(b));
});

test('R32 a search key of a search key is itself', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => searchKey(searchKey(text)) === searchKey(text)));
});

test('R32 names sort as the Vietnamese alphabet does', () => {
  const names = ['Đông Khê', 'Dân Chủ', 'Ân', 'An', 'Xóm 10', 'Xóm 2', 'Ăn'];
  expect([...names].sort(compareText)).toEqual(['An', 'Ăn', 'Ân', 'Dân Chủ', 'Đông Khê', 'Xóm 2', 'Xóm 10']);
});
