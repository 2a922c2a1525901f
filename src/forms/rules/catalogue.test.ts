import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { addUnits, computeTotal } from './add-up.ts';
import { check, failedChecks, failures } from './check.ts';
import { compileForm } from './compile.ts';
import type { CompiledForm } from './compiled.ts';
import { completeness, isBlank } from './completeness.ts';
import { compute, figuresOf } from './compute.ts';
import { EthnicGroup, FormDefinition } from './definition.ts';
import { formatValue } from './format.ts';
import { layout } from './layout.ts';
import { openedBy } from './opened-by.ts';
import { valuesOf } from './small-form.fixture.ts';
import { toStored } from './stored-figures.ts';
import { NO_VALUES } from './values.ts';

const folder = new URL('../../../catalog/', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const ethnicGroups: EthnicGroup[] = read('ethnic-groups.json').groups;
const codes = readdirSync(new URL('forms/', folder)).map((name) => name.replace('.json', ''));

const compiled = new Map<string, CompiledForm>();
const formOf = (code: string): CompiledForm => {
  const definition: FormDefinition = read(`forms/${code}.json`);
  const form =
    compiled.get(code) ??
    compileForm(definition, { ethnicGroups, forms: (other) => (codes.includes(other) ? formOf(other) : undefined) });
  compiled.set(code, form);
  return form;
};

const schema = new Ajv2020({ strict: true }).compile(FormDefinition);

describe('R10 the catalogue', () => {
  test('R10 has the twenty forms and the 54 ethnic groups in both code systems', () => {
    expect(codes).toHaveLength(20);
    expect(new Set(ethnicGroups.map((group) => group.code)).size).toBe(54);
    expect(new Set(ethnicGroups.map((group) => group.censusCode)).size).toBe(54);
  });

  test.each(codes)('R11 %s compiles with its formulas, checks and quotations of other forms', (code) => {
    const form = formOf(code);
    expect(form.definition.code).toBe(code);
    expect(form.checks.length).toBeGreaterThan(0);
  });

  test.each(codes)('R14 %s is written as the schema says, and a stray setting is refused', (code) => {
    const definition = read(`forms/${code}.json`);
    expect(schema(definition), JSON.stringify(schema.errors)).toBe(true);
    expect(schema({ ...definition, sections: [{ ...definition.sections[0], secret: true }] })).toBe(false);
  });

  test('R10 every ethnic group is written as the schema says', () => {
    const ofGroup = new Ajv2020({ strict: true }).compile(EthnicGroup);
    expect(ethnicGroups.filter((group) => !ofGroup(group))).toEqual([]);
  });

  test.each(codes)('R31 %s says of every figure how it adds over time', (code) => {
    const silent = formOf(code).ordinals.filter((cell) => cell.overTime === 'none' && cell.overUnits === 'sum');
    expect(silent.map((cell) => cell.code)).toEqual([]);
  });

  test('R9 every sensitive form says who may read it, and every verifier is an organisation', () => {
    const known = new Set<string>(read('organisations.json').organisations.map((one: { code: string }) => one.code));
    for (const { definition } of codes.map(formOf)) {
      if (definition.sensitive) expect(definition.readers?.length).toBeGreaterThan(0);
      for (const code of [definition.verifier, ...(definition.consulted ?? [])]) expect(known).toContain(code);
    }
  });

  test('R1 161 communes of ten districts become 56, each wholly', () => {
    const kinds = (path: string, kind: string) =>
      read(path).units.filter((unit: { kind: string }) => unit.kind === kind);
    const merges: { from: string; to: string; share: number }[] = read('units-merge-2025.json').merges;
    expect(kinds('units-2022.json', 'commune')).toHaveLength(161);
    expect(kinds('units-2022.json', 'district')).toHaveLength(10);
    expect(kinds('units-2025.json', 'commune')).toHaveLength(56);
    expect(new Set(merges.map((merge) => merge.from)).size).toBe(161);
    expect(new Set(merges.map((merge) => merge.to)).size).toBe(56);
    expect(merges.every((merge) => merge.share === 1)).toBe(true);
  });
});

const ofMong = (text: string) => Object.fromEntries(text.split(' ').map((figure, at) => [`A0${at + 1}.MONG`, figure]));

describe('R13 DT01 as the clerk meets it', () => {
  test('R13 the age groups must make the people, and the sentence says how they do not', () => {
    const form = formOf('DT01');
    const values = valuesOf(ofMong('58 301 149 118 171 22'));
    const computed = compute(form, values);
    const failed = failedChecks(form, computed, values);
    expect(failed).toEqual(failures(check(form, computed, values)));
    expect(failed.map((one) => one.words)).toEqual(['A02 = A04 + A05 + A06 · cột Mông: 301 ≠ 118 + 171 + 22 = 311']);
    expect(failed[0]).toMatchObject({ check: 'A-SUM', severity: 'error', at: 'MONG' });
  });

  test('R11 the table looks like the paper: ethnic groups under one heading', () => {
    const section = formOf('DT01').section('A') ?? expect.fail('no section A');
    const { head, body } = layout(section);
    expect(head.map((line) => line.map((one) => `${one.label} ${one.colSpan}×${one.rowSpan}`))).toEqual([
      ['Tổng số 1×2', 'Cộng dân tộc thiểu số 1×2', 'Chia theo dân tộc 8×1'],
      [
        'Tày 1×1',
        'Nùng 1×1',
        'Mông 1×1',
        'Dao 1×1',
        'Kinh 1×1',
        'Sán Chỉ (Sán Chay) 1×1',
        'Lô Lô 1×1',
        'Dân tộc khác 1×1',
      ],
    ]);
    expect(body.map((line) => `${line.code} ${line.unit} ${line.cells.length}`)).toContain('A02 người 10');
  });

  test('R12 "không phát sinh" fills a cell, blank does not, and an all-blank form is known', () => {
    const form = formOf('DT01');
    expect(isBlank(form, NO_VALUES)).toBe(true);
    const values = valuesOf({ 'A01.MONG': '-', 'A02.MONG': '0' });
    const all = completeness(form, values);
    expect([all.required, all.filled, isBlank(form, values)]).toEqual([68, 2, false]);
    expect(completeness(form, values, 'B')).toMatchObject({ required: 20, filled: 0 });
    expect(all.bySection.A?.missing).not.toContain('A01.MONG');
  });

  test('R21 a returned cell opens what shares a check with it, not the other parts of a plain sum', () => {
    const opened = openedBy(formOf('DT01'), ['A02.MONG']);
    expect(opened).toEqual(['A01', 'A02', 'A03', 'A04', 'A05', 'A06'].map((row) => `${row}.MONG`));
  });

  test('R21 a returned sum opens the cells it comes from', () => {
    const opened = openedBy(formOf('DT07'), ['A05.MONG']);
    expect(opened).toEqual(expect.arrayContaining(['A01', 'A02', 'A03', 'A04', 'A07'].map((row) => `${row}.MONG`)));
    // The households of section B are bounded by its total, and each part of them by the whole.
    expect(opened).toEqual(expect.arrayContaining(['B01.TS', 'B01.DTTS']));
    for (const closed of ['A05.MONG', 'A09.MONG', 'A01.TAY', 'A07.KINH']) expect(opened).not.toContain(closed);
    expect(openedBy(formOf('DT07'), ['A07.MONG'])).toContain('A02.MONG');
    expect(openedBy(formOf('DT07'), ['NO.SUCH'])).toEqual([]);
  });
});

describe('R30 totals of the forms of the catalogue', () => {
  test('R31 DT07: the poverty rate of the district is made from its households', () => {
    const form = formOf('DT07');
    const commune = (households: string, poor: string) =>
      toStored(
        form,
        compute(form, valuesOf({ 'A01.MONG': households, 'A02.MONG': poor, 'A03.MONG': '0', 'A04.MONG': '0' })),
      );
    const total = computeTotal(form, addUnits(form, [commune('100', '50'), commune('900', '90')]));
    const cell = form.cell('A06.MONG') ?? expect.fail('no cell');
    expect(formatValue(cell, total.result('A06.MONG'))).toBe('14,00');
  });

  test('R31 DT06: income per head is weighted by people', () => {
    const form = formOf('DT06');
    const district = (people: string, income: string) =>
      toStored(form, compute(form, valuesOf({ 'A00.TAY': people, 'A01.TAY': income })));
    const total = computeTotal(
      form,
      addUnits(form, [district('1000', '2.5'), district('3000', '1.5'), district('0', '-')]),
    );
    expect(figuresOf(form, total)['A01.TAY']).toBe('1.75');
  });

  test('R18 DT19: the counts come from the list, and add without it', () => {
    const form = formOf('DT19');
    const person = (id: string, GIOI: string) => ({
      id,
      values: { TRANGTHAI: 'đang công nhận', GIOI, DANGVIEN: 'true', XOM: `Xóm ${id}` },
    });
    const values = valuesOf({}, { A: [person('1', 'nữ'), person('2', 'nam')] });
    const stored = toStored(form, compute(form, values));
    const total = computeTotal(form, addUnits(form, [stored, stored]));
    expect(figuresOf(form, total)).toEqual({ 'B01.GT': '4', 'B02.GT': '2', 'B03.GT': '4' });
  });
});
