import type { Field } from './compiled.ts';
import { isNumeric } from './resolve-names.ts';

/** Its values are words of any length; a figure, a day, a yes or no is short. */
export const isWords = ({ type }: Pick<Field, 'type'>): boolean =>
  !isNumeric(type) && type !== 'date' && type !== 'boolean';
