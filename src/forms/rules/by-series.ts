import type { Cell, CompiledForm } from './compiled.ts';
import type { Figures } from './values.ts';

/** Figures with the version by whose codes they are named. */
export type FiguresOf = { readonly form: CompiledForm; readonly figures: Figures };

const pick = (wanted: readonly (readonly [code: string, from: Cell | undefined])[], figures: Figures): Figures =>
  Object.fromEntries(
    wanted.flatMap(([code, from]) => {
      const text = from && figures[from.code];
      return text === undefined ? [] : [[code, text] as const];
    }),
  );

/** The figures of another version (an earlier period) by the codes of this one: each cell that of its series. */
export const byOwnCodes = (form: CompiledForm, { form: other, figures }: FiguresOf): Figures =>
  form === other
    ? figures
    : pick(
        form.cells.map(({ code, series }) => [code, other.ofSeries(series)] as const),
        figures,
      );

/** The figures that this form quotes of another, under the names by which it quotes them. */
export const byQuotedNames = (form: CompiledForm, code: string, { form: other, figures }: FiguresOf): Figures =>
  pick(
    form.references.forms
      .filter((name) => name.form === code)
      .map(({ cell, series }) => [cell, series === undefined ? other.cell(cell) : other.ofSeries(series)] as const),
    figures,
  );
