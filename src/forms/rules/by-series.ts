import type { Cell, CompiledForm } from './compiled.ts';
import { KNOWS_NOT_ASKED } from './engine.ts';
import { isNumeric } from './resolve-names.ts';
import { type Figures, NOT_ASKED } from './values.ts';

/** Figures with the version by whose codes they are named. */
export type FiguresOf = { readonly form: CompiledForm; readonly figures: Figures };

type Wanted = readonly (readonly [code: string, from: Cell | undefined])[];

/** Under the names by which they are read. A version published before that was told apart reads what was not asked as missing. */
const pick = ({ engine }: CompiledForm, wanted: Wanted, figures: Figures): Figures =>
  Object.fromEntries(
    wanted.flatMap(([code, from]) => {
      const text = from === undefined ? NOT_ASKED : figures[from.code];
      return text === undefined || (text === NOT_ASKED && engine < KNOWS_NOT_ASKED) ? [] : [[code, text] as const];
    }),
  );

const ownFigures = (form: CompiledForm): readonly Cell[] =>
  form.cells.filter(({ type, greyed }) => isNumeric(type) && !greyed);

/** The figures of another version (an earlier period) by the codes of this one: each cell that of its series. */
export const byOwnCodes = (form: CompiledForm, { form: other, figures }: FiguresOf): Figures =>
  form === other
    ? figures
    : pick(
        form,
        ownFigures(form).map(({ code, series }) => [code, other.ofSeries(series)] as const),
        figures,
      );

const quotedNames = (form: CompiledForm, code: string) => form.references.forms.filter((name) => name.form === code);

/** The figures that this form quotes of another, under the names by which it quotes them. */
export const byQuotedNames = (form: CompiledForm, code: string, { form: other, figures }: FiguresOf): Figures =>
  pick(
    form,
    quotedNames(form, code).map(
      ({ cell, series }) => [cell, series === undefined ? other.cell(cell) : other.ofSeries(series)] as const,
    ),
    figures,
  );

/** What is read of an earlier period in which the form was not there yet: nothing was asked. */
export const nothingAsked = (form: CompiledForm): Figures =>
  pick(
    form,
    ownFigures(form).map(({ code }) => [code, undefined] as const),
    {},
  );

/** What is quoted of another form that is not asked for any period with which this one could be set side by side. */
export const nothingQuoted = (form: CompiledForm, code: string): Figures =>
  pick(
    form,
    quotedNames(form, code).map(({ cell }) => [cell, undefined] as const),
    {},
  );
