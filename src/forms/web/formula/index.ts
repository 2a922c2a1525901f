/** What other nouns' pages may use to write formulas: the field with its completion. */

export { FormulaField } from '../design/panel/FormulaField.tsx';
