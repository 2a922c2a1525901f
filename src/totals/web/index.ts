/** What other nouns’ pages may use of this one. */

export type { Question } from './question.ts';
export { TotalsScreen } from './TotalsScreen.tsx';
