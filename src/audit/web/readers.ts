import type { TrailWords } from '../rules/trail-words.ts';

/** The name of a period from its id; periods are a higher noun, so the page is handed it. */
export type PeriodWords = (id: string) => string;

/** How ids and codes that stand in the trail read on the page. */
export type Readers = {
  readonly period: PeriodWords;
  readonly unit: (id: string) => string;
  readonly trail: TrailWords;
};
