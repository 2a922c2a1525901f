import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failures, check as runChecks } from './check.ts';
import { compileForm } from './compile.ts';
import type { CheckInstance, CompiledForm } from './compiled.ts';
import { compute } from './compute.ts';
import { openedBy, unknownPlaces } from './opened-by.ts';
import { check, definitionOf, table, valuesOf } from './small-form.fixture.ts';

const definition = definitionOf(
  [
    table(
      [
        { code: 'A01', label: 'Số hộ', type: 'integer', unit: 'hộ' },
        { code: 'A02', label: 'Trong danh sách', type: 'integer', unit: 'hộ', formula: 'count(B)' },
        { code: 'A03', label: 'Số khác', type: 'integer', unit: 'hộ' },
      ],
      [{ code: 'TS', label: 'Tổng số' }],
    ),
    { code: 'B', title: 'Danh sách', shape: 'list', columns: [{ code: 'HO', label: 'Hộ', type: 'text' }] },
  ],
  [
    {
      id: 'C1',
      section: 'A',
      per: 'form',
      expression: 'A01.TS >= A02.TS',
      severity: 'error',
      message: 'Danh sách dài hơn số hộ',
    },
  ],
);
const form = compileForm(definition);

describe('what a return opens', () => {
  it('R21 a cell opens with the cells of its checks', () => {
    expect(openedBy(form, ['A03.TS'])).toEqual(['A03.TS']);
    expect(openedBy(form, ['A01.TS'])).toContain('A01.TS');
  });
  it('R21 a count over a list opens the list, so that the return is no dead end', () => {
    expect(openedBy(form, ['A02.TS'])).toEqual(expect.arrayContaining(['A01.TS', 'B']));
  });
  it('R21 a list is returned whole, by the code of its section', () => {
    expect(openedBy(form, ['B'])).toContain('B');
    expect(unknownPlaces(form, ['B', 'A01.TS', 'A', 'A09.TS'])).toEqual(['A', 'A09.TS']);
  });
});

/** Errors that a filled form still has. */
const errorsIn = (form: CompiledForm, cells: Readonly<Record<string, string>>): string[] => {
  const values = valuesOf(cells);
  return failures(runChecks(form, compute(form, values), values)).map((one) => `${one.check} ${one.at}`);
};

describe('R21 no return is a dead end', () => {
  it('R21 DT07: all households are Mông, and one Mông figure is returned', () => {
    const poverty = compileForm(JSON.parse(readFileSync('catalog/forms/DT07.json', 'utf8')));
    const inputs = poverty.cells.filter((cell) => cell.input).map(({ code }) => code);
    const rows = inputs.filter((code) => /^B\d+\.TS$/.test(code)).map((code) => code.split('.')[0] ?? '');
    const filled = (poor: string): Record<string, string> => ({
      ...Object.fromEntries(inputs.map((code) => [code, '0'])),
      'A01.MONG': '100',
      'A02.MONG': poor,
      ...Object.fromEntries(rows.flatMap((row) => [`${row}.TS`, `${row}.DTTS`].map((code) => [code, poor]))),
    });
    const opened = openedBy(poverty, ['A02.MONG']);
    const [sent, right] = [filled('100'), filled('90')];
    expect(errorsIn(poverty, sent)).toEqual([]);
    expect(
      errorsIn(poverty, { ...sent, ...Object.fromEntries(opened.map((code) => [code, right[code] ?? '0'])) }),
    ).toEqual([]);
    expect(Object.keys(right).filter((code) => right[code] !== sent[code] && !opened.includes(code))).toEqual([]);
    expect(opened).not.toContain('A02.TAY');
  });

  const RULES = [
    ['column', 'A = B + C'],
    ['column', 'B <= A'],
    ['column', 'A - B >= C'],
    ['row', 'P <= TS'],
    ['row', 'Q + R <= P'],
    ['form', 'D.X <= A.TS'],
    ['form', 'E.X <= D.X'],
    ['form', 'E.X + F.X = D.X'],
    ['form', 'G.TS = D.X + E.X'],
    ['form', 'B.TS <= C.TS'],
    ['form', 'F.X <= G.P and D.X >= G.Q'],
  ] as const;
  const number = (code: string, formula?: string) => ({
    code,
    label: code,
    type: 'integer' as const,
    ...(formula ? { formula } : {}),
  });
  const formWith = (rules: readonly number[]): CompiledForm =>
    compileForm(
      definitionOf(
        [
          table(
            [number('A'), number('B'), number('C'), number('G', 'A - B')],
            [number('TS', 'sum(P:R)'), number('P'), number('Q'), number('R')],
          ),
          { ...table([number('D'), number('E'), number('F')], [{ code: 'X', label: 'x' }]), code: 'S' },
        ],
        rules.flatMap((at) => {
          const [per, expression] = RULES[at] ?? [];
          return per && expression ? [check(expression, { id: `K${at}`, per })] : [];
        }),
      ),
    );

  type Cells = Readonly<Record<string, string>>;
  type Draw = (limit: number) => number;
  const FIGURES = ['0', '1', '2', '3', '4', '5', '6', '8'];

  /** Small figures, until all checks pass; nothing at all always does. */
  const filledRight = (form: CompiledForm, inputs: readonly string[], draw: Draw): Cells => {
    for (let left = 30; left > 0; left--) {
      const cells = Object.fromEntries(inputs.map((code) => [code, `${draw(4)}`]));
      for (const column of ['P', 'Q', 'R'])
        if (draw(2) === 0) cells[`A.${column}`] = `${Number(cells[`B.${column}`]) + Number(cells[`C.${column}`])}`;
      if (errorsIn(form, cells).length === 0) return cells;
    }
    return Object.fromEntries(inputs.map((code) => [code, '0']));
  };

  const nameOf = (one: CheckInstance) => `${one.id} ${one.at}`;
  /** What a check names itself, or else what the formulas that it names come from. */
  const sourcesOf = (form: CompiledForm, { cells }: CheckInstance): string[] => {
    const own = cells.filter((code) => form.cell(code)?.input);
    return own.length > 0 ? own : openedBy(compileForm({ ...form.definition, checks: [] }), cells);
  };

  /** Makes one failing check pass by another figure in a cell that was not touched yet. */
  const mendOne = (
    form: CompiledForm,
    cells: Cells,
    one: CheckInstance,
    touched: ReadonlySet<string>,
    draw: Draw,
  ): Cells | undefined => {
    const own = sourcesOf(form, one).filter((code) => !touched.has(code));
    const behind = openedBy(compileForm({ ...form.definition, checks: [] }), one.cells).filter(
      (code) => !touched.has(code),
    );
    const ways = (own.length > 0 ? own : behind).flatMap((code) =>
      FIGURES.map((figure) => ({ ...cells, [code]: figure })),
    );
    const passing = ways.filter((way) => !errorsIn(form, way).includes(nameOf(one)));
    return passing[draw(Math.max(1, passing.length))];
  };

  /** A sheet with one cell wrong, and others changed until all checks pass with it; undefined where that does not come about. */
  const madeToPass = (form: CompiledForm, right: Cells, wrong: string, draw: Draw): Cells | undefined => {
    let sent: Cells = { ...right, [wrong]: `${draw(5)}` };
    const mended = new Set<string>();
    for (let left = 20; left > 0; left--) {
      const failing = form.checks.filter((one) => errorsIn(form, sent).includes(nameOf(one)));
      if (failing.length === 0) return sent;
      const [first] = failing.sort(
        (a, b) =>
          Number(a.cells.every((code) => !form.cell(code)?.input)) -
          Number(b.cells.every((code) => !form.cell(code)?.input)),
      );
      const touched = new Set(Object.keys(right).filter((code) => code === wrong || sent[code] !== right[code]));
      const next = first && !mended.has(nameOf(first)) ? mendOne(form, sent, first, touched, draw) : undefined;
      if (!first || !next) return undefined;
      mended.add(nameOf(first));
      sent = next;
    }
    return undefined;
  };

  it('R21 whoever typed one cell wrong, and others to make the checks pass with it, can send all of them right', () => {
    const someRules = fc.uniqueArray(fc.nat(RULES.length - 1), { minLength: 2, maxLength: 5 });
    const numbers = fc.array(fc.nat(1_000), { minLength: 80, maxLength: 80 });
    let tried = 0;
    fc.assert(
      fc.property(someRules, numbers, (rules, drawn) => {
        let at = 0;
        const draw: Draw = (limit) => (drawn[at++ % drawn.length] ?? 0) % limit;
        const form = formWith(rules);
        const inputs = form.cells.filter((cell) => cell.input).map(({ code }) => code);
        const right = filledRight(form, inputs, draw);
        const wrong = inputs[draw(inputs.length)] ?? '';
        const sent = madeToPass(form, right, wrong, draw);
        if (!sent) return;
        tried++;
        const opened = new Set(openedBy(form, [wrong]));
        expect(inputs.filter((code) => sent[code] !== right[code] && !opened.has(code))).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(tried).toBeGreaterThan(60);
  });
});
