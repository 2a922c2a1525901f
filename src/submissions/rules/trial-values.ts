import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { livesOnAs, moveValues } from '../../forms/rules/move-values.ts';
import type { Context, Figures, FormValues } from '../../forms/rules/values.ts';

type Filled = { readonly values: FormValues; readonly context: Context };
export type TrialValues = Filled & {
  /** Values that the form being designed has no place for. */
  readonly left: number;
};

/** Figures of an earlier sheet under the codes that the same figures have now. */
const recoded = (figures: Figures, from: CompiledForm, to: CompiledForm): Figures =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([code, text]) => {
      const cell = from.cell(code);
      const now = cell && (to.ofSeries(cell.series) ?? livesOnAs(cell, from, to));
      return now ? [[now.code, text]] : [];
    }),
  );

/** What a unit filled in with one version of a form, on a form that is being designed: each value where its cell lives on. */
export const trialValues = (from: CompiledForm, to: CompiledForm, { values, context }: Filled): TrialValues => {
  const moved = moveValues(from, to, values);
  const { previous, lastYear, forms, groups, period, firstOfYear } = context;
  return {
    values: moved.values,
    left: moved.left.length,
    context: {
      ...(period === undefined ? {} : { period }),
      ...(firstOfYear ? { firstOfYear } : {}),
      ...(previous ? { previous: recoded(previous, from, to) } : {}),
      ...(lastYear ? { lastYear: recoded(lastYear, from, to) } : {}),
      ...(forms ? { forms } : {}),
      ...(groups ? { groups } : {}),
    },
  };
};
