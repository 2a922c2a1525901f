import { expect, test } from 'vitest';
import { coverageSentence } from './total-report.ts';

test('R30 a print says from how many units and in which states its total comes', () => {
  const byState = { submitted: 2, accepted: 140, consolidated: 0, verified: 0, approved: 0 };
  expect(coverageSentence({ expected: 161, covered: 142, excused: 1, byState, state: 'submitted' }, 'submitted')).toBe(
    'Số liệu tổng hợp từ 142/161 đơn vị (2 đã nộp, 140 đã chấp nhận), 1 đơn vị được miễn nộp.',
  );
});
