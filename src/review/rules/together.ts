import {
  absolute,
  compare,
  divide,
  fromInteger,
  HUNDRED,
  isZero,
  multiply,
  parseRational,
  type Rational,
  subtract,
  ZERO,
} from '../../platform/rules/rational.ts';

/** A figure of a sheet in the period before and now, exact; null where there was or is none. */
export type Move = {
  readonly cell: string;
  /** As a person reads it: row and column. */
  readonly name: string;
  readonly before: string | null;
  readonly now: string | null;
};

/** From where on a change is looked at: more than so many per cent and more than so many of what the cell counts. */
export type Threshold = {
  readonly percent: number;
  readonly floor: number;
  /** Sheets that have no period before to be set beside are taken too. */
  readonly first: boolean;
};

export const usualThreshold: Threshold = { percent: 10, floor: 5, first: false };

/** What decides whether a sheet may be accepted together with others, unread. */
export type TogetherFacts = {
  /** The asker's own account typed or sent some of it. */
  readonly own: boolean;
  /** Warnings that were kept with an explanation. */
  readonly explanations: number;
  /** How often it was sent. */
  readonly revision: number;
  /** It holds lists, or words and choices that are new, which no threshold measures. */
  readonly words: boolean;
  /** Figures of the period before are there. */
  readonly compared: boolean;
  /** Of what moved since the period before what any threshold asks about (`greatestMoves`). */
  readonly greatest: readonly Move[];
};

/** Why a sheet is looked at by itself. */
export type Apart =
  | { readonly why: 'own' | 'words' | 'nothing-before' }
  | { readonly why: 'explanations' | 'sent-again'; readonly count: number }
  | { readonly why: 'changed'; readonly move: Move };

/** Missing and "not applicable" add nothing: going from them to a figure is a change by that figure. */
const sizeOf = (text: string | null): Rational => (text === null ? ZERO : (parseRational(text) ?? ZERO));

const byHowMuch = ({ before, now }: Move): Rational => absolute(subtract(sizeOf(now), sizeOf(before)));

const exceeds = (move: Move, { percent, floor }: Threshold): boolean => {
  const by = byHowMuch(move);
  return (
    compare(by, fromInteger(floor)) > 0 &&
    compare(multiply(by, HUNDRED), multiply(fromInteger(percent), absolute(sizeOf(move.before)))) > 0
  );
};

/** The share of what it was; undefined where it was nothing: more than any share. */
const shareOf = (move: Move): Rational | undefined => {
  const before = absolute(sizeOf(move.before));
  return isZero(before) ? undefined : divide(byHowMuch(move), before);
};

const larger = (a: Rational | undefined, b: Rational | undefined): boolean =>
  b !== undefined && (a === undefined || compare(a, b) > 0);

/**
 * The moves that no other one exceeds both in number and in share, the largest number first: some move exceeds a threshold exactly where
 * one of these does. So the page can change the threshold without asking for all figures of all sheets.
 */
export const greatestMoves = (moves: readonly Move[]): Move[] => {
  const kept: Move[] = [];
  const sorted = moves
    .filter((move) => !isZero(byHowMuch(move)))
    .toSorted((a, b) => compare(byHowMuch(b), byHowMuch(a)) || (larger(shareOf(a), shareOf(b)) ? -1 : 1));
  for (const move of sorted) {
    const last = kept.at(-1);
    if (last === undefined || larger(shareOf(move), shareOf(last))) kept.push(move);
  }
  return kept;
};

/**
 * Why a sheet that waits is not accepted together with the others; undefined where it may be. The page lists by it and the server
 * refuses by it. A sheet that came back is read for what was asked of it, however little moved.
 */
export const apartBecause = (facts: TogetherFacts, threshold: Threshold): Apart | undefined => {
  if (facts.own) return { why: 'own' };
  if (facts.explanations > 0) return { why: 'explanations', count: facts.explanations };
  if (facts.revision > 1) return { why: 'sent-again', count: facts.revision };
  if (facts.words) return { why: 'words' };
  const move = facts.greatest.find((one) => exceeds(one, threshold));
  if (move) return { why: 'changed', move };
  return facts.compared || threshold.first ? undefined : { why: 'nothing-before' };
};
