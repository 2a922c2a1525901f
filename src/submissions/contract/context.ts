import * as T from 'typebox';

const Cells = T.Record(T.String({ maxLength: 70 }), T.String());

/**
 * What formulas and checks read from outside the sheet, by cell code: an exact figure, `-` for "không phát sinh", `*` for what was not
 * asked there; missing where nothing stands.
 */
export const SheetContext = T.Object({
  previous: T.Optional(Cells),
  /** No period comes before this one in its year: `previousInYear` has nothing to read. */
  firstOfYear: T.Optional(T.Literal(true)),
  lastYear: T.Optional(Cells),
  forms: T.Optional(T.Record(T.String(), Cells)),
  /** Classification → group of the unit; empty: in none; `*`: no list holds on the last day of the period. */
  groups: T.Optional(T.Record(T.String(), T.String())),
  /** Earlier periods, the oldest first, of the cells whose usual range is learnt. */
  history: T.Optional(T.Array(Cells)),
  /** What has not been sent of this: from the period before, the year before, or a form. */
  pending: T.Optional(T.Array(T.Object({ from: T.String(), period: T.String() }))),
  /** Of computed cells that are kept with what was sent: their figures then. */
  fixed: T.Optional(Cells),
});
