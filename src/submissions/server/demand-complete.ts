import { type CheckOutcome, failedChecks } from '../../forms/rules/check.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { completeness, isBlank } from '../../forms/rules/completeness.ts';
import { type Computed, compute } from '../../forms/rules/compute.ts';
import { contradictions, validateValues } from '../../forms/rules/validate-values.ts';
import type { Context, FormValues } from '../../forms/rules/values.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { Explanation } from '../contract.ts';

type Failure = {
  readonly check: string;
  readonly at: string;
  readonly cells: readonly string[];
  readonly message: string;
  /** What is wrong, for people; `words` is the rule with its figures. */
  readonly sentence: string;
  readonly words: string;
};
const MOST_NAMED = 200;

/**
 * Computes and checks a form that is to be sent, by the same engine as the page. Refuses values of the wrong type, an all-blank
 * form, missing cells and failed checks, and warnings without an explanation. Answers the kept explanations.
 */
export const demandComplete = (
  form: CompiledForm,
  values: FormValues,
  context: Context,
  explanations: readonly Explanation[],
): { computed: Computed; kept: Explanation[] } => {
  const findings = [...validateValues(form, values), ...contradictions(form, values)];
  if (findings.length > 0) throw problem('invalid-values', { findings });
  if (isBlank(form, values)) throw problem('blank-form');
  const computed = compute(form, values, context);
  const failed = failedChecks(form, computed, values);
  const errors = [...missing(form, values), ...failed.filter(({ severity }) => severity === 'error').map(failureOf)];
  if (errors.length > 0) throw problem('check-failed', { count: errors.length, failures: errors.slice(0, MOST_NAMED) });
  return { computed, kept: demandExplanations(failed, explanations) };
};

const failureOf = ({ check: id, at, cells, message, sentence, words }: CheckOutcome): Failure => ({
  check: id,
  at,
  cells,
  message,
  sentence,
  words,
});

const missing = (form: CompiledForm, values: FormValues): Failure[] => {
  const cells = completeness(form, values).missing;
  const message = 'Còn ô chưa có số liệu. Nhập số, hoặc ghi “không phát sinh”.';
  const words = `Còn ${cells.length} ô trống`;
  return cells.length === 0 ? [] : [{ check: 'required', at: '', cells, message, sentence: words, words }];
};

/** A warning may be kept when it is explained (R12); explanations of what is no warning now are dropped. */
const demandExplanations = (warnings: readonly CheckOutcome[], explanations: readonly Explanation[]): Explanation[] => {
  const given = new Map(explanations.map((one) => [`${one.check} ${one.at}`, one]));
  const unexplained = warnings.filter(({ check: id, at }) => !given.has(`${id} ${at}`));
  if (unexplained.length > 0) {
    const named = unexplained.slice(0, MOST_NAMED).map(failureOf);
    throw problem('explanation-needed', { count: unexplained.length, failures: named });
  }
  return warnings.flatMap(({ check: id, at }) => given.get(`${id} ${at}`) ?? []);
};
