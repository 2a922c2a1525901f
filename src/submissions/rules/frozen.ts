import { canonicalValues } from '../../forms/rules/canonical.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { type Computed, compute, figuresOf } from '../../forms/rules/compute.ts';
import { fromStored, type StoredFigures, toStored } from '../../forms/rules/stored-figures.ts';
import type { CellValues, Figures, FormValues } from '../../forms/rules/values.ts';

/** What a revision keeps of a filled form: figures by ordinal, exact, other values by cell, lists; all in their one writing. */
export type Frozen = StoredFigures & { readonly texts: CellValues; readonly lists: FormValues['lists'] };

/** A filled form as it is kept once sent. */
export const freeze = (form: CompiledForm, values: FormValues, computed: Computed): Frozen => ({
  ...toStored(form, computed),
  texts: Object.fromEntries(
    Object.entries(values.cells).filter(
      ([code]) => isText(form, code) && computed.applies(form.cell(code)?.index ?? -1) && computed.listApplies(code),
    ),
  ),
  lists: Object.fromEntries(
    Object.entries(canonicalValues(form, values).lists).filter(([code]) => computed.listApplies(code)),
  ),
});

/** The values as they were sent, and the results of stored computed cells. */
export const thaw = (form: CompiledForm, frozen: Frozen): { values: FormValues; fixed: Figures } => {
  const { values, fixed } = fromStored(form, frozen);
  return { values: { cells: { ...frozen.texts, ...values.cells }, lists: frozen.lists }, fixed };
};

/** Every numeric cell of what was sent, exact. */
export const figuresOfFrozen = (form: CompiledForm, frozen: Frozen): Figures => {
  const { values, fixed } = thaw(form, frozen);
  return figuresOf(form, compute(form, values, { fixed }));
};

/** No figure: words, choices, days, and the word that a list has nothing to list. */
const isText = (form: CompiledForm, code: string): boolean => {
  const cell = form.cell(code);
  return cell ? cell.input && cell.ordinal === null : form.section(code)?.shape === 'list';
};
