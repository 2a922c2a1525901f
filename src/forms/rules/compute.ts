import { toText } from '../../platform/rules/rational.ts';
import type { Cell, CompiledForm } from './compiled.ts';
import { type Environment, listsOf, readFigure, readNumber, readText, type Value } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { isNumeric } from './resolve-names.ts';
import {
  type Context,
  type Figures,
  type FormValues,
  MISSING,
  NOT_APPLICABLE,
  NOT_APPLICABLE_RESULT,
  NOT_ASKED,
  type Result,
} from './values.ts';

/** A filled form with everything computed; immutable. */
export type Computed = {
  readonly form: CompiledForm;
  readonly context: Context;
  /** By cell index. */
  readonly results: readonly Result[];
  /** The result of a cell; missing for a code that is not in the form. */
  readonly result: (code: string) => Result;
  /** Whether a cell (by index) is asked for as the sheet stands; a total asks for all. */
  readonly applies: (index: number) => boolean;
  /** Whether a list is asked for as the sheet stands. */
  readonly listApplies: (section: string) => boolean;
};

const asResult = (value: Value): Result =>
  value.kind === 'boolean' ? { kind: 'text', value: String(value.value) } : value;

const withPartial = (result: Result, code: string, context: Context): Result =>
  result.kind === 'number' && context.partial?.has(code) ? { ...result, partial: true } : result;

const inputResult = (cell: Cell, values: FormValues, context: Context): Result => {
  if (cell.greyed) return NOT_APPLICABLE_RESULT;
  const text = values.cells[cell.code];
  return isNumeric(cell.type) ? withPartial(readNumber(text), cell.code, context) : readText(text);
};

/** Of a total (it knows what is partial) everything is asked: for whom a cell was not is in the figures already. */
const isAsked = (form: CompiledForm, index: number, environment: Environment): boolean => {
  const condition = environment.context.partial ? undefined : form.conditions.get(index);
  if (!condition) return true;
  const holds = evaluate(condition.plan, environment);
  return holds.kind === 'boolean' && holds.value;
};

const isListAsked = (form: CompiledForm, section: string, environment: Omit<Environment, 'lists'>): boolean => {
  const condition = environment.context.partial ? undefined : form.listConditions.get(section);
  if (!condition) return true;
  // A condition of a list reads cells alone.
  const holds = evaluate(condition.plan, { ...environment, lists: {} });
  return holds.kind === 'boolean' && holds.value;
};

/** Where formulas and checks of a sheet are evaluated; `results` may still be growing. */
export const environmentOf = (
  form: CompiledForm,
  values: FormValues,
  results: readonly Result[],
  context: Context,
): Environment => ({
  results,
  context,
  lists: listsOf(form, values, (section) => isListAsked(form, section, { results, context })),
});

const resultAt = (form: CompiledForm, index: number, values: FormValues, environment: Environment): Result => {
  const cell = form.cells[index];
  if (!cell) return MISSING;
  const plan = form.plans[index];
  if (!isAsked(form, index, environment)) return NOT_APPLICABLE_RESULT;
  if (!plan) return inputResult(cell, values, environment.context);
  const { fixed } = environment.context;
  if (fixed && (cell.stored || Object.hasOwn(fixed, cell.code)))
    return withPartial(readFigure(fixed[cell.code]), cell.code, environment.context);
  return asResult(evaluate(plan, environment));
};

const computedOf = (form: CompiledForm, { context, lists }: Environment, results: readonly Result[]): Computed => ({
  form,
  context,
  results,
  applies: (index) => isAsked(form, index, { results, context, lists }),
  listApplies: (section) => isListAsked(form, section, { results, context }),
  result: (code) => results[form.cell(code)?.index ?? -1] ?? MISSING,
});

/** Typed, and asked whatever else is typed: it need not wait for its turn. */
const isDirect = (form: CompiledForm, { index }: Cell): boolean => !form.plans[index] && !form.conditions.has(index);

/** Computes a form from what was typed. Never throws: what cannot be read is missing. */
export const compute = (form: CompiledForm, values: FormValues, context: Context = {}): Computed => {
  const results: Result[] = [];
  const environment = environmentOf(form, values, results, context);
  for (const cell of form.cells) results.push(isDirect(form, cell) ? inputResult(cell, values, context) : MISSING);
  for (const index of form.order) results[index] = resultAt(form, index, values, environment);
  return computedOf(form, environment, results);
};

/** Computed cells that follow from a change of these cells or list sections, in the order to compute them. */
const followers = (form: CompiledForm, changed: Iterable<string>): number[] => {
  const found = new Set<number>();
  const waiting: number[] = [];
  const enqueue = (cells: readonly number[]): void => {
    for (const cell of cells) {
      if (found.has(cell)) continue;
      found.add(cell);
      waiting.push(cell);
    }
  };
  for (const code of changed) {
    enqueue(form.listReaders.get(code) ?? []);
    const index = form.cell(code)?.index ?? -1;
    if (form.conditions.has(index)) enqueue([index]);
    enqueue(form.dependents[index] ?? []);
  }
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) enqueue(form.dependents[cell] ?? []);
  return [...found].sort((a, b) => (form.rank[a] ?? 0) - (form.rank[b] ?? 0));
};

/** The codes of all cells whose result may change when these cells or list sections do, themselves included. */
export const affectedBy = (form: CompiledForm, changed: readonly string[]): ReadonlySet<string> =>
  new Set([...changed, ...followers(form, changed).flatMap((cell) => form.cells[cell]?.code ?? [])]);

/**
 * The same as `compute(form, values, computed.context)` when only the cells (or whole lists, by section code) named in `changed`
 * differ from before; touches only what follows from them.
 */
export const recompute = (computed: Computed, changed: readonly string[], values: FormValues): Computed => {
  const { form, context } = computed;
  const results = [...computed.results];
  const environment = environmentOf(form, values, results, context);
  for (const code of changed) {
    const cell = form.cell(code);
    if (cell && isDirect(form, cell)) results[cell.index] = inputResult(cell, values, context);
  }
  for (const index of followers(form, changed)) results[index] = resultAt(form, index, values, environment);
  return computedOf(form, environment, results);
};

/** The exact text of a result as a figure; undefined when missing or not a number. */
export const figureOf = (result: Result): string | undefined => {
  if (result.kind === 'number') return toText(result.value);
  return result.kind === 'notApplicable' ? NOT_APPLICABLE : undefined;
};

/** All numeric cells' exact values, for use as another form's or a later period's context; of what was computed from nothing that was asked, that. */
export const figuresOf = (form: CompiledForm, computed: Computed): Figures => {
  const figures: Record<string, string> = {};
  for (const cell of form.cells) {
    const result = computed.results[cell.index] ?? MISSING;
    if (!isNumeric(cell.type)) continue;
    const text = result.kind === 'notAsked' ? NOT_ASKED : figureOf(result);
    if (text !== undefined) figures[cell.code] = text;
  }
  return figures;
};
