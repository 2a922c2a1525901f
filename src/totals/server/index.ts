export { figureOfTotal } from './figure-of-total.ts';
export { furtherOf, getTotalOfForm, totalOf } from './get-total.ts';
export { childrenOf } from './get-total-table.ts';
export { ALL, type Group, type Groups } from './groups.ts';
export { type Asked, type Question, readQuestion } from './question.ts';
export { countParts, sumPeriod } from './sum.ts';
