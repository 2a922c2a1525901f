import { expect, test } from 'vitest';
import { formatDays, formatHours, formatMinutes } from './duration.ts';

test.each([
  [1, '1 ngày'],
  [10, '10 ngày'],
  [28, '28 ngày'],
  [30, '1 tháng'],
  [60, '2 tháng'],
  [90, '3 tháng'],
  [100, '100 ngày'],
  [182, '6 tháng'],
  [183, '6 tháng'],
  [365, '1 năm'],
  [730, '2 năm'],
])('R37 %d days are said as %s', (days, words) => expect(formatDays(days)).toBe(words));

test.each([
  [8, '8 giờ'],
  [24, '24 giờ'],
  [36, '36 giờ'],
  [72, '3 ngày'],
])('R37 %d hours are said as %s', (hours, words) => expect(formatHours(hours)).toBe(words));

test.each([
  [15, '15 phút'],
  [90, '90 phút'],
  [120, '2 giờ'],
])('R37 %d minutes are said as %s', (minutes, words) => expect(formatMinutes(minutes)).toBe(words));
