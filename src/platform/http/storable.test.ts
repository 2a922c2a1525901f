import { expect, test } from 'vitest';
import { Problem } from '../problems/catalogue.ts';
import { refuseUnstorable } from './storable.ts';

const placeOf = (value: unknown): string => {
  try {
    refuseUnstorable(value, 'body');
    return '';
  } catch (error) {
    const findings = error instanceof Problem ? error.facts.findings : undefined;
    return JSON.stringify(findings);
  }
};

test('R12 what can be stored passes: Vietnamese composed and decomposed, emoji, line ends, numbers, nothing', () => {
  for (const value of [
    undefined,
    null,
    0,
    true,
    'Đàm Thủy',
    'Đàm Thủy'.normalize('NFD'),
    'a\tb\nc',
    '👩‍👧',
    { a: [{ b: 'c' }] },
  ])
    expect(placeOf(value)).toBe('');
});

test('R12 a NUL or half a surrogate pair is refused where it stands, in values and in keys', () => {
  expect(placeOf({ cells: { 'A01.TAY': '1\0' } })).toContain('"at":"body/cells/A01.TAY"');
  expect(placeOf({ rows: ['a', { name: '\ud800x' }] })).toContain('"at":"body/rows/1/name"');
  expect(placeOf({ cells: { 'A\udfff': '1' } })).toContain('"at":"body/cells"');
});

test('R10 nesting without end is refused without exhausting the stack', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(500_000)}${']'.repeat(500_000)}`);
  expect(placeOf(deep)).toContain('lồng nhau quá 20 cấp');
});
