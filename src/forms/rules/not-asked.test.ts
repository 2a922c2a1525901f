import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toText } from '../../platform/rules/rational.ts';
import { addPeriods, addUnits, computeTotal } from './add-up.ts';
import { byOwnCodes, byQuotedNames, nothingAsked, nothingQuoted } from './by-series.ts';
import { check as runChecks } from './check.ts';
import { compileForm } from './compile.ts';
import { compute, figuresOf } from './compute.ts';
import type { AxisNode } from './definition.ts';
import { ENGINE, KNOWS_NOT_ASKED } from './engine.ts';
import { formatValue } from './format.ts';
import { frozenCellsOf } from './frozen-cells.ts';
import { check, definitionOf, formulaForm, peopleList, table, valuesOf } from './small-form.fixture.ts';
import { fromStored, storedText, toStored } from './stored-figures.ts';
import type { Context, Figures, Result } from './values.ts';

/**
 * "Not asked", the fourth state beside missing, not applicable and a number (docs/decisions/0039). `_` is missing, `-` not applicable,
 * `*` not asked, `~3` a three that lacks some parts, `3*` a three some of whose parts were not asked.
 */
const said = (result: Result): string => {
  switch (result.kind) {
    case 'number':
      return `${result.partial ? '~' : ''}${toText(result.value)}${result.unasked ? '*' : ''}`;
    case 'notAsked':
      return '*';
    case 'notApplicable':
      return '-';
    case 'missing':
      return '_';
    case 'text':
      return result.value;
  }
};

const CODES = ['A', 'B', 'C'];
const textsOf = (figures: string): Record<string, string> =>
  Object.fromEntries(
    figures.split(' ').flatMap((text, at) => (text === '_' ? [] : [[`${CODES[at]}.X`, text] as const])),
  );

/** A, B, C of this sheet, and of the period before. */
const computed = (formula: string, now: string, before: string): string =>
  said(compute(formulaForm(formula), valuesOf(textsOf(now)), { previous: textsOf(before) }).result('R.X'));

test.each<[string, string, string, string]>([
  // Sums take what was asked and remember that not all was.
  ['A + previous(B)', '3', '_ *', '3*'],
  ['A + previous(B)', '_', '_ *', '_'],
  ['A + B + previous(B)', '3 _', '_ *', '~3*'],
  ['A + previous(B)', '-', '_ *', '-'],
  ['previous(A) + previous(B)', '_', '* *', '*'],
  ['previous(A) + 5', '_', '*', '*'],
  ['sum(A, previous(A), previous(B))', '3', '* 4', '7*'],
  // A change since, a rate over, a share of what was not asked is none, whatever else comes.
  ['A - previous(A)', '3', '*', '*'],
  ['A - previous(A)', '_', '*', '*'],
  ['A - previous(A)', '-', '*', '*'],
  ['A * previous(A)', '_', '*', '*'],
  ['A / previous(A)', '0', '*', '*'],
  ['(A + previous(B)) / 2', '3', '_ *', '1.5*'],
  ['-previous(A)', '1', '*', '*'],
  ['abs(previous(A))', '1', '*', '*'],
  ['round(previous(A), 1)', '1', '*', '*'],
  // The least and greatest of those that were asked.
  ['max(A, previous(A))', '3', '*', '3*'],
  ['max(0, previous(A))', '3', '*', '*'],
  ['min(A, previous(A))', '_', '*', '_'],
  // Nobody can say which way it goes.
  ['if(previous(A) > 1, A, B)', '3 4', '*', '*'],
  ['if(A > 1, A, previous(B))', '3', '_ *', '3'],
])('%s with %s, before %s: %s', (formula, now, before, result) => {
  expect(computed(formula, now, before)).toBe(result);
});

const numbers: AxisNode[] = CODES.map((code) => ({ code, label: code, type: 'decimal', decimals: 2 }));
const formWith = (rule: string) =>
  compileForm(definitionOf([table(numbers, [{ code: 'X', label: 'x' }]), peopleList], [check(rule)]));
const outcomeOf = (rule: string, now: string, before: string) => {
  const form = formWith(rule);
  const values = valuesOf(textsOf(now));
  const [only] = runChecks(form, compute(form, values, { previous: textsOf(before) }), values);
  return only;
};

describe('a check over what was not asked is skipped at once, and says why', () => {
  test.each([
    ['A <= previous(A)', '3', '*', 'skipped'],
    // What is still to be typed here does not change it any more.
    ['A <= previous(A)', '_', '*', 'skipped'],
    ['A + B = previous(A) + previous(B)', '3 4', '3 *', 'skipped'],
    ['A between previous(A) and previous(B)', '3', '1 *', 'skipped'],
    ['A <= previous(A) and B <= previous(B)', '3 9', '* 4', 'failed'],
    ['A <= previous(A) and B <= previous(B)', '3 3', '* 4', 'passed'],
    ['A <= previous(A) or B <= previous(B)', '3 3', '* *', 'skipped'],
    ['A <= previous(A) and B <= previous(B)', '3 _', '* 4', 'notYet'],
    ['not (A <= previous(A))', '3', '*', 'skipped'],
    ['abs(A - previous(A)) <= 0.1 * previous(A)', '3', '*', 'skipped'],
  ])('%s with %s, before %s: %s', (rule, now, before, status) => {
    expect(outcomeOf(rule, now, before)?.status).toBe(status);
  });

  test('by the name of what was not asked', () => {
    expect(outcomeOf('A <= previous(A)', '3', '*')?.unasked).toBe(
      'Không so sánh “Sai”: không hỏi ở kỳ này a của kỳ trước.',
    );
    expect(outcomeOf('A <= B', '3 -', '_')).toMatchObject({ status: 'skipped' });
    expect(outcomeOf('A <= B', '3 -', '_')?.unasked).toBeUndefined();
    const withFloor = compileForm(
      definitionOf(
        [table(numbers, [{ code: 'X', label: 'x' }])],
        [check('abs(A - previous(A)) <= 0.1 * previous(A)', { floor: '5' })],
      ),
    );
    const values = valuesOf({ 'A.X': '3' });
    const computedThere = compute(withFloor, values, { previous: { 'A.X': '*' } });
    expect(runChecks(withFloor, computedThere, values)[0]?.status).toBe('skipped');
  });
});

describe('read by series, under the engine that the reading version was published with', () => {
  const column = [{ code: 'X', label: 'x' }];
  const version = (codes: readonly string[], engine = ENGINE) => {
    const definition = definitionOf([
      table(
        codes.map((code) => ({ code, label: code, type: 'integer' })),
        column,
      ),
    ]);
    const form = compileForm(definition);
    return compileForm(definition, {}, { engine, cells: frozenCellsOf(form) });
  };
  const earlier = { form: version(['A']), figures: { 'A.X': '4' } };

  test('what the earlier version does not ask was not asked; what it asks and nobody filled is missing', () => {
    expect(byOwnCodes(version(['A', 'B']), earlier)).toEqual({ 'A.X': '4', 'B.X': '*' });
    expect(byOwnCodes(version(['A', 'B']), { ...earlier, figures: {} })).toEqual({ 'B.X': '*' });
    expect(nothingAsked(version(['A', 'B']))).toEqual({ 'A.X': '*', 'B.X': '*' });
  });

  test('versions published before that was told apart go on reading it as missing', () => {
    const old = version(['A', 'B'], KNOWS_NOT_ASKED - 1);
    expect(byOwnCodes(old, earlier)).toEqual({ 'A.X': '4' });
    expect(byOwnCodes(old, { ...earlier, figures: { 'A.X': '*' } })).toEqual({});
    expect(nothingAsked(old)).toEqual({});
  });

  test('a quotation of another form likewise', () => {
    const quoted = compileForm({ ...definitionOf([table(numbers, column)]), code: 'DT01' });
    const quoting = formulaForm('A + DT01.A.X', CODES, {
      forms: (code) => (code === 'DT01' ? quoted : undefined),
    });
    const withoutIt = compileForm({
      ...definitionOf([table([{ code: 'Z', label: 'z', type: 'integer' }], column)]),
      code: 'DT01',
    });
    expect(byQuotedNames(quoting, 'DT01', { form: withoutIt, figures: {} })).toEqual({ 'A.X': '*' });
    expect(nothingQuoted(quoting, 'DT01')).toEqual({ 'A.X': '*' });
    expect(nothingQuoted({ ...quoting, engine: KNOWS_NOT_ASKED - 1 }, 'DT01')).toEqual({});
  });
});

describe('kept and added', () => {
  const form = formulaForm('A - previous(A)');
  const sheet = (now: string, before: string) =>
    toStored(form, compute(form, valuesOf(textsOf(now)), { previous: textsOf(before) }));
  const ordinal = form.cell('R.X')?.ordinal ?? -1;

  test('a revision keeps it apart from missing, and gives it back', () => {
    const stored = sheet('3', '*');
    expect(storedText(stored, ordinal)).toBe('*');
    expect(storedText(sheet('3', '_'), ordinal)).toBeUndefined();
    const { values, fixed } = fromStored(form, stored);
    const again = compute(form, values, { fixed });
    expect(said(again.result('R.X'))).toBe('*');
    expect(figuresOf(form, again)['R.X']).toBe('*');
    expect(formatValue(form.cells[0] ?? ({} as never), '*')).toBe('không hỏi');
  });

  test('in a total it neither adds nor lacks', () => {
    const total = (parts: Parameters<typeof addUnits>[1], how = addUnits) => {
      const added = how(form, parts);
      return said(computeTotal(form, added).result('R.X'));
    };
    expect(total([sheet('3', '*'), sheet('5', '1')])).toBe('4');
    expect(total([sheet('3', '*'), sheet('5', '_')])).toBe('_');
    expect(total([sheet('3', '*'), sheet('5', '*')])).toBe('*');
    expect(total([addUnits(form, [sheet('3', '*')]), sheet('5', '2')])).toBe('3');
    const flow = compileForm(
      definitionOf([
        table(
          [
            { code: 'A', label: 'a', type: 'integer', overTime: 'flow' },
            { code: 'R', label: 'r', type: 'integer', overTime: 'flow', formula: 'A - previous(A)' },
          ],
          [{ code: 'X', label: 'x' }],
        ),
      ]),
    );
    const quarter = (now: string, before: string) =>
      toStored(flow, compute(flow, valuesOf(textsOf(now)), { previous: textsOf(before) }));
    const year = addPeriods(flow, [quarter('3', '*'), quarter('5', '3')]);
    expect(said(computeTotal(flow, year).result('R.X'))).toBe('2');
    expect(said(computeTotal(flow, addPeriods(flow, [quarter('3', '*'), undefined])).result('R.X'))).toBe('_');
  });
});

const RULES = [
  'A + previous(A) + previous(B)',
  'A - previous(A)',
  'A * previous(B) / (B + 1)',
  'max(A, previous(A), previous(B))',
  'if(A > previous(A), B, previous(B))',
  'round(A / previous(B), 2)',
  'abs(previous(A) - previous(B)) + C',
];
const text = fc.constantFrom('_', '-', '0', '1', '2', '7.5');
const sheetOf = fc.tuple(text, text, text).map((three) => three.join(' '));

test('figures that are there mean what they meant: without anything unasked no result says so', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RULES), sheetOf, sheetOf, (formula, now, before) => {
      expect(computed(formula, now, before)).not.toContain('*');
    }),
  );
});

test('nobody is held up: once a sheet is filled, a comparison with what was not asked neither waits nor fails', () => {
  const answer = fc.constantFrom('-', '0', '1', '7.5');
  const filledSheet = fc.tuple(answer, answer, answer).map((three) => three.join(' '));
  const comparing = fc.constantFrom('<=', '<', '=', '<>', '>=', '>');
  fc.assert(
    fc.property(fc.constantFrom(...RULES), comparing, filledSheet, (formula, sign, now) => {
      const outcome = outcomeOf(`C ${sign} previous(A) + (${formula})`, now, '* * *');
      expect(outcome?.status).toBe('skipped');
      if (!now.includes('-')) expect(outcome?.unasked).toContain('không hỏi ở kỳ này');
    }),
  );
});

test('what was not asked never lets a check fail that would pass with some answer: it is skipped whole', () => {
  const before = fc
    .tuple(fc.constantFrom('*', '1'), fc.constantFrom('*', '1'), fc.constant('_'))
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(sheetOf, before, (now, then) => {
      const outcome = outcomeOf('A + B <= previous(A) + previous(B)', now, then);
      if (then.includes('*')) expect(outcome?.status).toBe('skipped');
    }),
  );
});

test('contexts of a sheet are figures by code, and say it in their own writing', () => {
  const context: Context = { previous: { 'A.X': '*' } satisfies Figures };
  expect(said(compute(formulaForm('previous(A)'), valuesOf({}), context).result('R.X'))).toBe('*');
  // Typed it is no value at all: only what is read from elsewhere can be unasked.
  expect(said(compute(formulaForm('A'), valuesOf({ 'A.X': '*' })).result('R.X'))).toBe('_');
});
