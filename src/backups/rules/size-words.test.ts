import { describe, expect, it } from 'vitest';
import { ageWords, scheduleWords, sizeWords } from './size-words.ts';

describe('R51 sizes, ages and schedules in words', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_000, '1 kB'],
    [1_549, '1,5 kB'],
    [409_000_000, '409 MB'],
    [999_600_000, '1 GB'],
    [1_250_000_000, '1,3 GB'],
    [5e15, '5.000 TB'],
  ])('R51 %d bytes', (bytes, words) => expect(sizeWords(bytes).replace('\u00a0', ' ')).toBe(words));

  it.each([
    ['2022-11-30T02:59:30Z', 'vừa xong'],
    ['2022-11-30T02:15:00Z', '45 phút'],
    ['2022-11-29T04:00:00Z', '23 giờ'],
    ['2022-11-28T22:00:00Z', '1 ngày 5 giờ'],
    ['2022-11-26T03:00:00Z', '4 ngày'],
  ])('R51 how long ago %s was', (at, words) => expect(ageWords(at, new Date('2022-11-30T03:00:00Z'))).toBe(words));

  it.each([
    ['0 2 * * 2,5', '02:00 thứ Ba, thứ Sáu'],
    ['30 13 * * *', '13:30 hằng ngày'],
    ['0 4 1 * *', '04:00 ngày 1 hằng tháng'],
    ['0 4 * * 0', '04:00 Chủ nhật'],
    ['*/5 * * * *', '*/5 * * * *'],
    ['0 4 1 * 1', '0 4 1 * 1'],
  ])('R51 the schedule %s', (cron, words) => expect(scheduleWords(cron)).toBe(words));
});
