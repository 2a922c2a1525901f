import { expect, test } from 'vitest';
import { compileForm } from './compile.ts';
import type { CompiledForm } from './compiled.ts';
import type { AxisNode, FormDefinition } from './definition.ts';
import { FormDefinitionError } from './form-problems.ts';
import { definitionOf, table } from './small-form.fixture.ts';

const row = (code: string, formula?: string): AxisNode => ({
  code,
  label: code,
  type: 'integer',
  ...(formula === undefined ? {} : { formula }),
});
const form = (code: string, rows: AxisNode[]): FormDefinition =>
  definitionOf([table(rows, [{ code: 'X', label: 'Số' }])], [], { code });

/** Each form as it was published: what it quoted was taken on trust while the catalogue was loaded. */
const published = (...definitions: FormDefinition[]): ((code: string) => CompiledForm | undefined) => {
  const forms = new Map(definitions.map((one) => [one.code, compileForm(one)]));
  return (code) => forms.get(code);
};
const said = (definition: FormDefinition, ...others: FormDefinition[]): string[] => {
  try {
    compileForm(definition, { forms: published(definition, ...others) });
    return [];
  } catch (error) {
    if (!(error instanceof FormDefinitionError)) throw error;
    return error.problems.map(({ where, message }) => `${where}: ${message}`);
  }
};

const f2 = form('F2', [row('B01', 'F3.C01.X'), row('B02', 'F1.A01.X * 2'), row('B03')]);
const f3 = form('F3', [row('C01', 'C02 + 1'), row('C02', 'F1.A02.X')]);

test.each<[string, AxisNode[], string[]]>([
  ['what is typed and what is quoted one way', [row('A01'), row('A02', 'F2.B03.X')], []],
  ['a check-like quotation of a form that quotes another cell', [row('A01'), row('A02', 'F2.B02.X')], []],
  [
    'two forms that read each other',
    [row('A01', 'F2.B02.X'), row('A02')],
    [
      'F1 › A › A01.X: Công thức của các phiếu đi vòng: F1.A01.X → F2.B02.X → F1.A01.X. Bỏ việc trích số ở một trong các ô này.',
    ],
  ],
  [
    'a circle through three forms and the formulas within them',
    [row('A01'), row('A02', 'A03'), row('A03', 'F2.B01.X')],
    [expect.stringContaining('F2.B01.X → F3.C01.X → F3.C02.X → F1.A02.X → F1.A03.X')],
  ],
])('R14 circles across forms: %s', (_name, rows, found) => {
  expect(said(form('F1', rows), f2, f3)).toEqual(found);
});

test('R14 a chain of ten thousand cells across forms is gone through without going deep', () => {
  const long = (code: string, other: string, last: string): FormDefinition =>
    form(
      code,
      Array.from({ length: 480 }, (_, at) => row(`R${at}`, at === 479 ? last : `${other}.R${at}.X`)),
    );
  expect(said(long('F1', 'F4', '1'), long('F4', 'F1', '1')).join()).toContain('đi vòng');
  const chain = form('F5', [row('R0'), ...Array.from({ length: 480 }, (_, at) => row(`R${at + 1}`, `R${at} + 1`))]);
  expect(said(form('F1', [row('A01', 'F5.R480.X')]), chain)).toEqual([]);
});
