import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check as runChecks } from '../check.ts';
import { compileForm, FormDefinitionError } from '../compile.ts';
import { compute } from '../compute.ts';
import type { AxisNode, CheckDefinition, FormDefinition, ListSection } from '../definition.ts';
import { randomRule } from '../random-rule.fixture.ts';
import { check, definitionOf, peopleList, table, valuesOf } from '../small-form.fixture.ts';
import type { Context, FormValues } from '../values.ts';

const catalogued = (code: string): FormDefinition => JSON.parse(readFileSync(`catalog/forms/${code}.json`, 'utf8'));
const ethnicGroups = JSON.parse(readFileSync('tests/corpus/ethnic-groups.json', 'utf8'));

const said = (definition: FormDefinition, rule: string, values: FormValues, context: Context = {}): string[] => {
  const form = compileForm(definition, { ethnicGroups });
  return runChecks(form, compute(form, values, context), values)
    .filter(({ status, check: id }) => status === 'failed' && id === rule)
    .map(({ sentence }) => sentence.replaceAll('\u00a0', ' '));
};

describe('R13 a failed check is said as a sentence', () => {
  const row = (code: string, label: string, more: Partial<AxisNode> = {}): AxisNode => ({
    code,
    label,
    type: 'integer',
    ...more,
  });
  const people: AxisNode[] = [
    row('A01', 'Số hộ', { unit: 'hộ' }),
    row('A02', 'Nhân khẩu', { unit: 'người' }),
    row('A03', 'Trong đó: nữ', { unit: 'người' }),
  ];
  const groups: AxisNode[] = [
    { code: 'TS', label: 'Tổng số' },
    { code: 'MONG', label: 'Mông', breakdown: { ethnicGroup: '08' } },
    { code: 'DAO', label: 'Dao', breakdown: { ethnicGroup: '09' } },
  ];
  const places: ListSection = { ...peopleList, title: 'Người có uy tín' };
  const plain = (checks: CheckDefinition[]) => definitionOf([table(people, groups), places], checks);
  const list = {
    L: [
      { id: 'x1', values: { TUOI: '17', XOM: 'Nà Rài' } },
      { id: 'x2', values: { TUOI: '30', XOM: 'nà rài' } },
    ],
  };
  const CHANGE = 'abs(A02 - previous(A02)) <= 0.1 * previous(A02)';

  test.each<[string, Partial<CheckDefinition>, Record<string, string>, string[]]>([
    [CHANGE, {}, { 'A02.DAO': '4' }, ['Nhân khẩu Dao tăng từ 0 lên 4 so với năm 2020, quá 10 %']],
    [CHANGE, {}, { 'A02.MONG': '80' }, ['Nhân khẩu Mông giảm từ 100 xuống 80 so với năm 2020, quá 10 %']],
    [CHANGE, {}, { 'A02.TS': '120' }, ['Tổng số: nhân khẩu tăng từ 100 lên 120 so với năm 2020, quá 10 %']],
    [
      CHANGE,
      { floor: '5' },
      { 'A02.MONG': '112' },
      ['Nhân khẩu Mông tăng từ 100 lên 112 so với năm 2020, quá 10 % và quá 5 người'],
    ],
    [CHANGE, { floor: '5' }, { 'A02.DAO': '4' }, []],
    [CHANGE, { floor: '15' }, { 'A02.MONG': '115' }, []],
    [
      'abs(A02 - lastYear(A02)) < lastYear(A02) * 0.5',
      {},
      { 'A02.MONG': '200' },
      ['Nhân khẩu Mông tăng từ 100 lên 200 so với năm 2020, từ 50 % trở lên'],
    ],
    ['A03 <= A02', {}, { 'A02.MONG': '10', 'A03.MONG': '12' }, ['Mông: nhân khẩu nữ là 12, lớn hơn nhân khẩu (10)']],
    [
      'sum(MONG:DAO) = TS',
      { per: 'row' },
      { 'A01.TS': '9', 'A01.MONG': '5', 'A01.DAO': '5' },
      ['Số hộ: tổng từ Mông đến Dao là 10, khác tổng số (9)'],
    ],
    [
      'A02 / A01 between 2 and 9',
      {},
      { 'A01.DAO': '3', 'A02.DAO': '28' },
      ['Dao: nhân khẩu chia cho số hộ là 9,33, ngoài khoảng từ 2 đến 9'],
    ],
    [
      'A02.MONG <= 2 * A01.MONG and A02.DAO <= A01.DAO',
      { per: 'form' },
      { 'A01.MONG': '1', 'A02.MONG': '3', 'A01.DAO': '1', 'A02.DAO': '2' },
      ['Nhân khẩu Mông là 3, lớn hơn 2 lần số hộ Mông (2); nhân khẩu Dao là 2, lớn hơn số hộ Dao (1)'],
    ],
    ['A01.TS = DT01.A01.TS', { per: 'cell' }, { 'A01.TS': '969' }, ['Số hộ ở phiếu này là 969, ở DT01 là 983']],
    [
      'DT01.A01.TS <= A01.TS',
      { per: 'cell' },
      { 'A01.TS': '969' },
      ['Số hộ ở phiếu này là 969, nhỏ hơn số ở DT01 (983)'],
    ],
    ['A01.TS * 3 = 1', { per: 'form' }, { 'A01.TS': '0' }, ['3 lần số hộ là 0, khác 1']],
    ['TUOI >= 18', { section: 'L', per: 'row' }, {}, ['Dòng 1: tuổi là 17, nhỏ hơn 18']],
    ['unique(L.XOM)', { section: 'L', per: 'form' }, {}, ['Cột “Xóm” bị trùng: Nà Rài (2 dòng)']],
    [
      'count(L, TUOI < 18) = A01.TS',
      { per: 'form' },
      { 'A01.TS': '0' },
      ['Số dòng trong danh sách “Người có uy tín” (chỉ tính dòng có tuổi nhỏ hơn 18) là 1, khác số hộ (0)'],
    ],
    ['not (A01.TS = A02.TS)', { per: 'form' }, { 'A01.TS': '3', 'A02.TS': '3' }, ['Số hộ là 3, bằng nhân khẩu (3)']],
    [
      'filled(A03.MONG) or A02.MONG = 0',
      { per: 'form' },
      { 'A02.MONG': '7' },
      ['Mông: cần nhập nhân khẩu nữ vì nhân khẩu là 7'],
    ],
    ['filled(A01.TS) and filled(A02.TS)', { per: 'form' }, {}, ['Cần nhập số hộ và nhân khẩu']],
    ['false', { per: 'form' }, {}, ['Sai']],
    [
      'A03 <= A02',
      { sentence: '{cột}: có {A03} nữ trong {A02} người (kỳ trước {previous(A02)}), so với {kỳ trước}' },
      { 'A02.MONG': '10', 'A03.MONG': '1200' },
      ['Mông: có 1.200 nữ trong 10 người (kỳ trước 100), so với năm 2020'],
    ],
  ])('R13 %s %j', (expression, more, cells, sentences) => {
    const context: Context = {
      period: '2021',
      previous: { 'A02.TS': '100', 'A02.MONG': '100', 'A02.DAO': '0' },
      lastYear: { 'A02.MONG': '100' },
      forms: { DT01: { 'A01.TS': '983' } },
    };
    expect(said(plain([check(expression, more)]), 'K1', valuesOf(cells, list), context)).toEqual(sentences);
  });

  test.each<[string, string, Record<string, string>, Context, string]>([
    ['DT22', 'A1', {}, {}, 'Cần nhập mục II (A05) và mục V (A08)'],
    [
      'DT07',
      'X1',
      {
        ...Object.fromEntries(['NUNG', 'MONG', 'DAO', 'SANCHI', 'LOLO', 'KHAC'].map((code) => [`A01.${code}`, '0'])),
        ...{ 'A01.TAY': '900', 'A01.KINH': '69' },
      },
      { forms: { DT01: { 'A01.TS': '983' } } },
      'Tổng số hộ ở phiếu này là 969, ở DT01 là 983',
    ],
    [
      'DT16',
      'A2',
      { 'A01.TON': '5' },
      { period: '2022-Q1', previous: { 'A01.CON': '4' } },
      'Khiếu nại: kỳ trước chuyển sang là 5, khác còn lại của quý IV/2021 (4)',
    ],
  ])('R13 %s %s of the catalogue', (form, rule, cells, context, sentence) => {
    const [first = ''] = said(catalogued(form), rule, valuesOf(cells), context);
    expect(first).toBe(sentence);
  });

  test('R13 from 17 to 19 is no warning: a change of a few people passes beside a small number', () => {
    const values = (now: string) => valuesOf({ 'A02.LOLO': now });
    const context: Context = { period: '2021', previous: { 'A02.LOLO': '17' } };
    expect(said(catalogued('DT01'), 'A-YOY', values('19'), context)).toEqual([]);
    expect(said(catalogued('DT01'), 'A-YOY', values('23'), context)).toEqual([
      'Nhân khẩu Lô Lô tăng từ 17 lên 23 so với năm 2020, quá 10 % và quá 5 người',
    ]);
  });

  test.each([
    [{ sentence: 'Thiếu {A02' }, 'Ngoặc nhọn'],
    [{ sentence: 'Có {}' }, 'cần mã ô'],
    [{ sentence: 'Có {A99}' }, 'Không có “A99”'],
    [{ floor: '5' }, 'Mức sàn'],
  ])('R11 what an author writes wrongly is refused: %j', (more, message) => {
    const refused = () => compileForm(plain([check('A03 <= A02', more)]));
    expect(refused).toThrow(FormDefinitionError);
    expect(refused).toThrow(message);
  });
});

describe('R13 over whatever form and rule', () => {
  const label = fc.oneof(
    fc.constantFrom(
      'Số hộ',
      'Trong đó: nữ',
      'II. Kết quả thực hiện',
      'Tổng số',
      'Nông, lâm nghiệp',
      '1. ',
      'Lô Lô',
      'OCOP',
      'Trong đó:',
      'a) khác',
      '(x)',
    ),
    fc.stringMatching(/^[a-zđăâêôơư][a-zđăâêôơư ,()-]{0,30}$/),
  );
  const figure = fc.constantFrom('0', '1', '5', '12.5', '-', undefined);
  const given = (record: Record<string, string | undefined>) =>
    Object.fromEntries(Object.entries(record).flatMap(([code, text]) => (text === undefined ? [] : [[code, text]])));
  const INNER = /\b(A0[2456]|TAY|MONG|TUOI|XOM|GIOI|DV|K1|F1|r\d|undefined|NaN|null|true|false)\b|[{}|≠≤≥×]|[<>]=?/;
  /** `(A05)` may stand in a sentence, on its own in brackets. */
  const withoutCodes = (sentence: string) => sentence.replaceAll(/\([A-Z0-9_.]+\)/g, '');

  test('R13 the sentence is there, without ids, formulas and codes outside brackets', () => {
    let failed = 0;
    const row = fc.record({
      TUOI: figure,
      XOM: fc.constantFrom('Bản Giốc', 'Đồng Tâm', '-'),
      GIOI: fc.constantFrom('nam', 'nữ'),
      DV: fc.constantFrom('true', 'false', '-'),
    });
    fc.assert(
      fc.property(
        randomRule,
        fc.array(label, { minLength: 12, maxLength: 12 }),
        fc.array(row, { maxLength: 3 }),
        fc.array(figure, { minLength: 8, maxLength: 8 }),
        fc.constantFrom(undefined, '2021', '2022-Q1'),
        (rule, labels, listed, figures, period) => {
          const named = (at: number) => labels[at] ?? 'x';
          const codes = ['A02', 'A04', 'A05', 'A06'];
          const rows: AxisNode[] = codes.map((code, at) => ({ code, label: named(at), type: 'decimal', decimals: 1 }));
          const columns: AxisNode[] = ['TAY', 'MONG'].map((code, at) => ({ code, label: named(4 + at) }));
          const people: ListSection = {
            ...peopleList,
            title: named(6),
            columns: peopleList.columns.map((column, at) => ({ ...column, label: named(7 + at) })),
          };
          const form = compileForm(
            definitionOf([table(rows, columns), people], [check(rule, { per: 'form', message: 'Không đạt' })]),
          );
          const cells = codes.flatMap((code) => [`${code}.TAY`, `${code}.MONG`]);
          const values = valuesOf(given(Object.fromEntries(cells.map((code, at) => [code, figures[at]]))), {
            L: listed.map((one, at) => ({ id: `r${at}`, values: given(one) })),
          });
          const context: Context = {
            previous: { 'A05.TAY': '4' },
            lastYear: { 'A06.MONG': '1/3' },
            ...(period ? { period } : {}),
          };
          for (const { sentence, status } of runChecks(form, compute(form, values, context), values)) {
            expect(sentence.trim()).not.toBe('');
            expect(withoutCodes(sentence)).not.toMatch(INNER);
            if (status === 'failed') failed++;
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(failed).toBeGreaterThan(40);
  });
});
