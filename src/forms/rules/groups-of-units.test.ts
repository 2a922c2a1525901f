import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { compileForm, FormDefinitionError } from './compile.ts';
import { compute } from './compute.ts';
import { completeFormula } from './design/complete-formula.ts';
import { designIndex } from './design/design-index.ts';
import { readFormula } from './design/read-formula.ts';
import { definitionOf, table } from './small-form.fixture.ts';
import type { Context } from './values.ts';

const schemes = [
  {
    code: 'KV',
    title: 'Khu vực',
    groups: [
      { code: 'I', label: 'Khu vực I' },
      { code: 'III', label: 'Khu vực III' },
    ],
  },
  { code: 'BG', title: 'Xã biên giới', groups: [{ code: 'BG', label: 'Xã biên giới' }] },
];
const sections = [
  table([{ code: 'A01', label: 'Số hộ', type: 'integer' as const, unit: 'hộ' }], [{ code: 'TS', label: 'Tổng số' }]),
];
const rule = (expression: string) => ({
  id: 'KT1',
  section: 'A',
  per: 'form' as const,
  expression,
  severity: 'error' as const,
  message: 'Khu vực III',
});
const statusOf = (expression: string, groups: Context['groups'], value = '5') => {
  const form = compileForm(definitionOf(sections, [rule(expression)]), { schemes });
  const values = { cells: { 'A01.TS': value }, lists: {} };
  const context = groups ? { groups } : {};
  return check(form, compute(form, values, context), values)[0];
};
const RULE = 'group("KV") <> "III" or A01.TS >= 10';

describe('R44 R13 the group of a unit in formulas', () => {
  it.each([
    ['in the group', { KV: 'III' }, 'failed'],
    ['in another', { KV: 'I' }, 'passed'],
    ['in none of a complete list', { KV: '' }, 'passed'],
    ['not known', {}, 'notYet'],
    ['not known at all', undefined, 'notYet'],
    ['no list on that day', { KV: '*' }, 'skipped'],
  ])('%s', (_case, groups, status) => {
    const outcome = statusOf(RULE, groups, status === 'failed' || status === 'skipped' ? '9' : '10');
    expect(outcome?.status).toBe(status);
  });

  it('alone, on a day without a list, it is skipped and says what was not there', () => {
    const outcome = statusOf('group("KV") = "III"', { KV: '*' });
    expect(outcome?.status).toBe('skipped');
    expect(outcome?.unasked).toContain('phân loại KV');
  });

  it('a failed check says so without a formula, and its formula reads in words', () => {
    const outcome = statusOf(RULE, { KV: 'III' }, '9');
    expect(outcome?.sentence).not.toMatch(/group\(|undefined/);
    expect(outcome?.words).toContain('nhóm của đơn vị theo “KV”');
  });

  it.each([
    ['group("KX") = "III"', 'Không có cách phân loại “KX”. Hiện có: KV, BG.'],
    ['group("KV") = "IV"', 'Không có nhóm “IV” trong cách phân loại KV; chọn I, III.'],
    ['group(A01.TS) = "III"', 'Trong ngoặc của group là mã cách phân loại'],
    ['group("KV") > "I"', 'Chỉ so sánh lớn, nhỏ được với số và ngày.'],
    ['group("KV", "BG") = "I"', 'Hàm group chỉ có 1 tham số.'],
    ['group() = "I"', 'Hàm group còn thiếu tham số'],
    ['group("KV")', 'Quy tắc kiểm tra phải là một phép so sánh'],
  ])('%s is refused', (expression, message) => {
    const compile = () => compileForm(definitionOf(sections, [rule(expression)]), { schemes });
    expect(compile).toThrow(FormDefinitionError);
    try {
      compile();
    } catch (error) {
      expect(error instanceof FormDefinitionError ? error.problems[0]?.message : '').toContain(message);
    }
  });

  it('a condition of a cell may not read it: what is asked hangs on what the sheet itself says', () => {
    const rows = [
      { code: 'A01', label: 'Số hộ', type: 'integer' as const },
      { code: 'A02', label: 'Hộ nghèo', type: 'integer' as const, condition: 'group("KV") = "III"' },
    ];
    const definition = definitionOf([table(rows, [{ code: 'TS', label: 'Tổng số' }])], []);
    expect(() => compileForm(definition, { schemes })).toThrow(FormDefinitionError);
  });

  it('a computed cell that reads it is kept and added: a total stands in no group', () => {
    const rows = [
      { code: 'A01', label: 'Số hộ', type: 'integer' as const },
      { code: 'A02', label: 'Hộ khu vực III', type: 'integer' as const, formula: 'if(group("KV") = "III", A01, 0)' },
    ];
    const form = compileForm(definitionOf([table(rows, [{ code: 'TS', label: 'Tổng số' }])], []), { schemes });
    expect(form.cell('A02.TS')?.stored).toBe(true);
    expect(form.references.schemes).toEqual(['KV']);
  });
});

describe('R44 R14 completion inside the quotes of group', () => {
  const index = designIndex(definitionOf(sections, []), { schemes });
  const place = { section: 'A', names: 'cells' } as const;
  const at = (text: string) => {
    const caret = text.indexOf('|');
    const plain = text.replace('|', '');
    const { from, to, suggestions } = completeFormula(plain, caret, { index, place, forms: [] });
    return suggestions.map(({ insert }) => plain.slice(0, from) + insert + plain.slice(to));
  };

  it.each([
    ['group("|', ['group("KV") = "', 'group("BG") = "']],
    ['group("k|', ['group("KV") = "']],
    ['group("|") = "', ['group("KV") = "', 'group("BG") = "']],
    ['group("KV") = "|', ['group("KV") = "I"', 'group("KV") = "III"']],
    ['group("KV") = "II|"', ['group("KV") = "III"']],
    ['A01.TS > 0 and group("KV") <> "I|', ['A01.TS > 0 and group("KV") <> "I"', 'A01.TS > 0 and group("KV") <> "III"']],
    ['A01.TS = "|', []],
  ])('%s', (text, texts) => expect(at(text)).toEqual(texts));

  it('is read back in words, and what is wrong in it stands at its characters', () => {
    expect(readFormula(index, place, 'group("KV") = "III"')).toMatchObject({ kind: 'boolean', problem: undefined });
    expect(readFormula(index, place, 'group("KX") = "III"').problem).toMatchObject({ from: 6, to: 10 });
  });
});
