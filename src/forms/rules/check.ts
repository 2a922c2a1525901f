import { checkWords } from './check-words.ts';
import type { CheckInstance, CompiledForm } from './compiled.ts';
import { affectedBy, type Computed, environmentOf } from './compute.ts';
import type { Environment, Value } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { learntOutcomes } from './learnt-outcomes.ts';
import { PENDING_CHECK, pendingOutcomes } from './pending.ts';
import { sentenceOf, unaskedSentence } from './sentences/sentence.ts';
import type { Context, FormValues, ListRow } from './values.ts';

/**
 * notYet: an operand is missing or a sum is partial, so that nothing can be said; skipped: it compares with "không phát sinh", or with
 * what was not asked.
 */
export type CheckStatus = 'passed' | 'failed' | 'notYet' | 'skipped';

export type CheckOutcome = {
  readonly check: string;
  readonly section: string;
  /** Row, column or cell code; `A#<row id>` for a row of a list; empty for the form. */
  readonly at: string;
  readonly severity: 'error' | 'warning';
  readonly status: CheckStatus;
  /** Cells that it reads, input cells first; `A#<row id>.COLUMN` in a list. */
  readonly cells: readonly string[];
  readonly message: string;
  /** What is wrong, as one says it to an official; the message where nothing is. */
  readonly sentence: string;
  /** How that was found: the rule in words and, when failed, with its figures. */
  readonly words: string;
  /** Of a skipped check: what it reads that was not asked, as a sentence; absent where it was skipped for "không phát sinh". */
  readonly unasked?: string;
};

const statusOf = (value: Value): CheckStatus => {
  if (value.kind === 'boolean') return value.value ? 'passed' : 'failed';
  return value.kind === 'notApplicable' || value.kind === 'notAsked' ? 'skipped' : 'notYet';
};

type Spot = {
  readonly at: string;
  readonly place: string;
  /** Of a row of a list. */
  readonly row: string;
  readonly cells: readonly string[];
};

type Made = { readonly form: CompiledForm; readonly environment: Environment };

const outcomeAt = (check: CheckInstance, spot: Spot, value: Value, { form, environment }: Made): CheckOutcome => {
  const status = statusOf(value);
  return {
    check: check.id,
    section: check.section,
    at: spot.at,
    severity: check.severity,
    status,
    cells: spot.cells,
    message: check.message,
    sentence: status === 'failed' ? sentenceOf(form, check, environment, spot.row) : check.message,
    words: checkWords(check, spot.place, status === 'failed', environment),
    ...(value.kind === 'notAsked' ? { unasked: unaskedSentence(form, check, environment) } : {}),
  };
};

const listSpot = (check: CheckInstance, row: ListRow, position: number): Spot => {
  const at = `${check.section}#${row.id}`;
  return {
    at,
    place: `dòng ${position + 1}`,
    row: `dòng ${position + 1}`,
    cells: [...check.fields.map((field) => `${at}.${field}`), ...check.cells],
  };
};

type Wanted = (status: CheckStatus) => boolean;
const all: Wanted = () => true;

/** Words are made only for what is wanted. */
const outcomesOf = (check: CheckInstance, { form, environment }: Made, wanted: Wanted = all): CheckOutcome[] => {
  const at = (spot: Spot, here: Environment): CheckOutcome[] => {
    const value = evaluate(check.plan, here);
    return wanted(statusOf(value)) ? [outcomeAt(check, spot, value, { form, environment: here })] : [];
  };
  if (!check.overListRows) return at({ ...check, row: '' }, environment);
  const rows = environment.lists[check.section] ?? [];
  return rows.flatMap((row, position) => at(listSpot(check, row, position), { ...environment, row }));
};

const madeOf = (computed: Computed, values: FormValues, context: Context | undefined): Made => ({
  form: computed.form,
  environment: environmentOf(computed.form, values, computed.results, context ?? computed.context),
});

/** Every check at every place, and what has not been sent of what they read. A check that cannot be made yet is neither passed nor failed. */
export const check = (
  form: CompiledForm,
  computed: Computed,
  values: FormValues,
  context?: Context,
): CheckOutcome[] => {
  const made = madeOf(computed, values, context);
  return [
    ...form.checks.flatMap((one) => outcomesOf(one, made)),
    ...learntOutcomes({ ...made.environment, form }),
    ...pendingOutcomes(form, made.environment.context),
  ];
};

/** The failed among `check`, and no more made than that: all that a sending asks for. */
export const failedChecks = (form: CompiledForm, computed: Computed, values: FormValues): CheckOutcome[] => {
  const made = madeOf(computed, values, undefined);
  const failed = form.checks.flatMap((one) => outcomesOf(one, made, (status) => status === 'failed'));
  return [
    ...failed,
    ...learntOutcomes({ ...made.environment, form }),
    ...pendingOutcomes(form, made.environment.context),
  ];
};

const touching = (form: CompiledForm, changed: readonly string[]): ReadonlySet<number> => {
  const touched = new Set<number>();
  for (const code of affectedBy(form, changed)) {
    for (const at of form.checksReading.get(code) ?? []) touched.add(at);
  }
  return touched;
};

/** Every outcome, made anew only where the change reaches; the same as `check` from scratch. */
export const checkAgain = (
  before: readonly CheckOutcome[],
  computed: Computed,
  changed: readonly string[],
  values: FormValues,
): CheckOutcome[] => {
  const { form } = computed;
  const made = madeOf(computed, values, undefined);
  const touched = touching(form, changed);
  const outcomes: CheckOutcome[] = [];
  let cursor = 0;
  for (const [at, one] of form.checks.entries()) {
    const from = cursor;
    // A check stands once per place; a check over list rows owns the run of its id.
    if (!one.overListRows) cursor++;
    else while (before[cursor]?.check === one.id) cursor++;
    outcomes.push(...(touched.has(at) ? outcomesOf(one, made) : before.slice(from, cursor)));
  }
  // What stands against sending does not change by what is typed here; what is usual is looked at again.
  const pending = before.slice(cursor).filter(({ check: id }) => id === PENDING_CHECK);
  return [...outcomes, ...learntOutcomes({ ...made.environment, form }), ...pending];
};

/** What a rule is about, where no outcome of it is at hand. */
export const messageOf = (form: CompiledForm, id: string): string =>
  form.checks.find((one) => one.id === id)?.message ?? 'Cảnh báo của phiếu';

/** The rule as its author named it, and how it came out; undefined where the sentence says all. */
export const howFound = ({ message, sentence, words }: CheckOutcome): string | undefined =>
  words === sentence ? undefined : `${message}. ${words}`;

export const failures = (outcomes: readonly CheckOutcome[]): CheckOutcome[] =>
  outcomes.filter((outcome) => outcome.status === 'failed');
