import type { FormDefinition } from '../../forms/rules/definition.ts';
import { type DesignIndex, designIndex, type FormulaPlace } from '../../forms/rules/design/design-index.ts';

/** A form without anything in it: a formula of an indicator stands in none, and names figures of forms only. */
const NO_FORM: FormDefinition = {
  code: 'X',
  title: 'X',
  sector: 'x',
  periodKinds: ['year'],
  calendar: 'statistical',
  basis: '',
  provenance: 'reconstruction',
  filledBy: 'board',
  verifier: 'BDT',
  sections: [],
  checks: [],
};

/** Where the formula of an indicator is written, for the completion and the reading of formulas. */
export const indicatorIndex = (): DesignIndex => designIndex(NO_FORM, {});
export const INDICATOR_PLACE: FormulaPlace = { section: '', names: 'cells' };
