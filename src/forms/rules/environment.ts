import { parseRational, type Rational } from '../../platform/rules/rational.ts';
import type { CompiledForm } from './compiled.ts';
import type { Plan } from './plan.ts';
import {
  type Context,
  type FormValues,
  type ListRow,
  MISSING,
  NOT_APPLICABLE,
  NOT_APPLICABLE_RESULT,
  NOT_ASKED,
  NOT_ASKED_RESULT,
  type Result,
  rowsOf,
} from './values.ts';

/** What an expression yields; true and false besides the results that cells hold. */
export type Value = Result | { readonly kind: 'boolean'; readonly value: boolean };

/** Section code → its rows; a list that nobody has touched is not there. */
export type Lists = Readonly<Record<string, readonly ListRow[] | undefined>>;

const NO_ROWS: readonly ListRow[] = [];

/**
 * The lists of a sheet. One that is asked only under a condition is looked at when it is read, after what decides it (`isAsked`): where it is
 * not asked it has no rows, whatever was typed before.
 */
export const listsOf = (form: CompiledForm, values: FormValues, isAsked: (section: string) => boolean): Lists => {
  const lists: Record<string, readonly ListRow[] | undefined> = {};
  for (const { shape, code } of form.sections) {
    if (shape !== 'list') continue;
    const rows = rowsOf(values, code);
    if (!form.listConditions.has(code)) lists[code] = rows;
    else Object.defineProperty(lists, code, { enumerable: true, get: () => (isAsked(code) ? rows : NO_ROWS) });
  }
  return lists;
};

/** Where an expression is evaluated. `row` is the list row at hand. */
export type Environment = {
  readonly results: readonly Result[];
  readonly context: Context;
  readonly lists: Lists;
  readonly row?: ListRow;
};

/** The evaluator, handed to the files of its operations so that no file imports it back. */
export type Evaluate = (plan: Plan, environment: Environment) => Value;

export const number = (value: Rational, partial: boolean, unasked = false): Result =>
  unasked ? { kind: 'number', value, partial, unasked } : { kind: 'number', value, partial };
export const truth = (value: boolean): Value => ({ kind: 'boolean', value });

/** A stored text as a number: missing when absent or unreadable. */
export const readNumber = (text: string | undefined): Result => {
  if (text === undefined || text === '') return MISSING;
  if (text === NOT_APPLICABLE) return NOT_APPLICABLE_RESULT;
  const value = parseRational(text);
  return value === undefined ? MISSING : number(value, false);
};

/** A figure that is read from elsewhere or kept: it may also not have been asked. */
export const readFigure = (text: string | undefined): Result =>
  text === NOT_ASKED ? NOT_ASKED_RESULT : readNumber(text);

/** Nothing that is typed here changes it any more: not asked, or made of parts some of which were not. */
export const isUnasked = (value: Value): boolean =>
  value.kind === 'notAsked' || (value.kind === 'number' && value.unasked === true);

export const readText = (text: string | undefined): Result => {
  if (text === undefined || text === '') return MISSING;
  return text === NOT_APPLICABLE ? NOT_APPLICABLE_RESULT : { kind: 'text', value: text };
};

/** A yes/no cell's text as a truth; other results as they are. */
export const asTruth = (value: Value): Value => (value.kind === 'text' ? truth(value.value === 'true') : value);
