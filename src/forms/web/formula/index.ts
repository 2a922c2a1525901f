/** What other nouns' pages may use to write formulas: the field with its completion, and the forms whose cells it names. */

export { FormulaField } from '../design/panel/FormulaField.tsx';
export { useOtherForms } from '../design/use-other-forms.ts';
