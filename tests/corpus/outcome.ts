import { type Added, addPeriods, addUnits, computeTotal } from '../../src/forms/rules/add-up.ts';
import type { CheckInstance, CompiledForm } from '../../src/forms/rules/compiled.ts';
import { completeness, isBlank } from '../../src/forms/rules/completeness.ts';
import { type Computed, compute, environmentOf } from '../../src/forms/rules/compute.ts';
import type { FormDefinition } from '../../src/forms/rules/definition.ts';
import type { Environment, Value } from '../../src/forms/rules/environment.ts';
import { evaluate } from '../../src/forms/rules/evaluate.ts';
import { type StoredFigures, toStored } from '../../src/forms/rules/stored-figures.ts';
import type { Context, FormValues, Result } from '../../src/forms/rules/values.ts';
import { toText } from '../../src/platform/rules/rational.ts';

/** A filled form as the corpus gives it. */
export type Filled = FormValues & { readonly context?: Omit<Context, 'partial'> };

/** What the engine made of a filled form; one letter a check: passed, failed, not yet, skipped. */
export type Outcome = {
  readonly results: Readonly<Record<string, string>>;
  readonly checks: Readonly<Record<string, string>>;
  readonly required: number;
  readonly filled: number;
  readonly blank: boolean;
};

/** Sheets (by their place in the corpus) of one unit each, in order of time, and what they add up to. */
export type Total = {
  readonly units: readonly (readonly number[])[];
  readonly added: Added;
  readonly results: Readonly<Record<string, string>>;
};

export type Recorded = {
  /** The engine that made it. */
  readonly engine: number;
  readonly definition: FormDefinition;
  /** Ordinal, code, type, decimals, unit, over units, over time, breakdown. */
  readonly cells: readonly (readonly unknown[])[];
  readonly cases: readonly { readonly filled: Filled; readonly outcome: Outcome }[];
  readonly totals: readonly Total[];
};

/** `12`, `~12` where it is partial, `12*` where some parts were not asked, `-` not applicable, `*` not asked, `=word`; undefined when missing. */
const shortly = (result: Result): string | undefined => {
  switch (result.kind) {
    case 'missing':
      return undefined;
    case 'notApplicable':
      return '-';
    case 'notAsked':
      return '*';
    case 'text':
      return `=${result.value}`;
    case 'number':
      return `${result.partial ? '~' : ''}${toText(result.value)}${result.unasked ? '*' : ''}`;
  }
};

const resultsOf = (form: CompiledForm, computed: Computed): Record<string, string> =>
  Object.fromEntries(
    form.cells.flatMap(({ code }) => {
      const text = shortly(computed.result(code));
      return text === undefined ? [] : [[code, text]];
    }),
  );

const letterOf = (value: Value): string => {
  if (value.kind === 'boolean') return value.value ? 'p' : 'f';
  return value.kind === 'notApplicable' || value.kind === 'notAsked' ? 's' : 'n';
};

/** How a check comes out, without the sentence that says so: words may be improved, outcomes not. */
const checkOutcomes = (one: CheckInstance, environment: Environment): [string, string][] => {
  const at = (place: string, here: Environment): [string, string] => [
    `${one.id} ${place}`,
    letterOf(evaluate(one.plan, here)),
  ];
  if (!one.overListRows) return [at(one.at, environment)];
  return (environment.lists[one.section] ?? []).map((row) => at(`#${row.id}`, { ...environment, row }));
};

export const cellsOf = (form: CompiledForm): unknown[][] =>
  form.cells.map((cell) => [
    cell.ordinal,
    cell.code,
    cell.type,
    cell.decimals,
    cell.unit,
    cell.overUnits,
    cell.overTime,
    cell.breakdown,
  ]);

export const outcomeOf = (form: CompiledForm, { context = {}, ...values }: Filled): Outcome => {
  const computed = compute(form, values, context);
  const { required, filled } = completeness(form, values);
  return {
    results: resultsOf(form, computed),
    checks: Object.fromEntries(
      form.checks.flatMap((one) => checkOutcomes(one, environmentOf(form, values, computed.results, context))),
    ),
    required,
    filled,
    blank: isBlank(form, values),
  };
};

export const totalOf = (form: CompiledForm, sheets: readonly StoredFigures[], units: Total['units']): Total => {
  const members = units.map((own) => {
    const periods = own.flatMap((at) => sheets[at] ?? []);
    const [only, other] = periods;
    return only && !other ? only : addPeriods(form, periods);
  });
  const added = addUnits(form, members);
  return { units, added, results: resultsOf(form, computeTotal(form, added)) };
};

export const sheetOf = (form: CompiledForm, { context = {}, ...values }: Filled): StoredFigures =>
  toStored(form, compute(form, values, context));
