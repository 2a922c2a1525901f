import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { placeName } from '../../../forms/rules/entry/places.ts';
import type { FormValues } from '../../../forms/rules/values.ts';

type AtCell = { readonly cell: string; readonly message: string };
/** What a refusal of one sheet says of its cells: values that they cannot hold, or checks that failed. */
export type RefusedCells = {
  readonly findings?: readonly AtCell[] | undefined;
  readonly failures?: readonly { readonly cells: readonly string[]; readonly sentence: string }[] | undefined;
};

/** Each cell that a refusal is about, by the name that people know it by, with what is wrong there. */
export const refusedCells = (
  form: CompiledForm,
  values: FormValues,
  { findings = [], failures = [] }: RefusedCells,
): AtCell[] => [
  ...findings.map(({ cell, message }) => ({ cell, message: `${placeName(form, cell, values)}: ${message}` })),
  ...failures.map(({ cells: [cell = ''], sentence }) => ({
    cell,
    message: cell === '' ? sentence : `${placeName(form, cell, values)}: ${sentence}`,
  })),
];
