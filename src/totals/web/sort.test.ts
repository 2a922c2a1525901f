import { expect, it } from 'vitest';
import { nextSort, sorted, sortOf } from './sort.ts';

const rows = ['12', '9', null, '100000000000000000001', '100000000000000000000', '-', '5/3'].map((A) => ({
  cells: { A },
}));
const order = (xep: string | null) => sorted(rows, sortOf(xep)).map(({ cells }) => cells.A);

it('R30 units stand by the exact value of a figure, those without a number last either way', () => {
  expect(order(null)).toEqual(rows.map(({ cells }) => cells.A));
  expect(order('A')).toEqual(['5/3', '9', '12', '100000000000000000000', '100000000000000000001', null, '-']);
  expect(order('-A')).toEqual(['100000000000000000001', '100000000000000000000', '12', '9', '5/3', null, '-']);
});

it('R30 the head goes from greatest first to least first to by name', () => {
  expect([null, '-A', 'A', '-B'].map((xep) => nextSort(sortOf(xep), 'A'))).toEqual(['-A', 'A', null, '-A']);
});
