import { expect, test } from 'vitest';
import type { Coverage } from '../../totals/contract.ts';
import { askedSentences, coverageSentence } from './total-report.ts';

const coverage: Coverage = {
  expected: 161,
  covered: 142,
  excused: 1,
  withdrawn: 0,
  byState: { submitted: 2, accepted: 140, consolidated: 0, verified: 0, approved: 0 },
  state: 'submitted',
  parts: { of: 1, asked: 1, collected: 1, lacking: [] },
};

test('R30 a print says from how many units and in which states its total comes', () => {
  expect(coverageSentence(coverage, 'submitted')).toBe(
    'Số liệu tổng hợp từ 142/161 đơn vị (2 đã nộp, 140 đã chấp nhận), 1 đơn vị được miễn nộp.',
  );
});

test('R31 a print of a wider period says from how many of its parts, and what was asked in some of them only', () => {
  const parts = { of: 12, asked: 12, collected: 3, lacking: [] };
  expect(coverageSentence({ ...coverage, excused: 0, parts }, 'submitted')).toBe(
    'Số liệu tổng hợp từ 142/161 phiếu nộp, 3/12 kỳ (2 đã nộp, 140 đã chấp nhận).',
  );
  const further = {
    version: 1,
    cell: 'B01.X',
    label: 'Diện tích',
    unit: 'ha',
    decimals: 1,
    value: '2469/2',
    range: null,
    partial: false,
    askedIn: 6,
  };
  const said = { coverage: { ...coverage, parts }, askedIn: { 'A05.X': 6 }, further: [further] };
  expect(askedSentences(said)).toEqual([
    'Chỉ được hỏi trong một phần của kỳ: A05.X (6/12 kỳ).',
    'Chỉ tiêu của phiên bản phiếu khác trong kỳ: B01.X Diện tích: 1.234,5 ha (phiên bản 1, 6/12 kỳ).',
  ]);
  expect(askedSentences({ coverage, askedIn: {}, further: [] })).toEqual([]);
});
