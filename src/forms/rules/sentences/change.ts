import { compare, HUNDRED, multiply, type Rational } from '../../../platform/rules/rational.ts';
import { formatPercent } from '../../../platform/text/vietnamese.ts';
import type { Expression } from '../expression/syntax.ts';
import { shortNumber } from '../format.ts';
import type { ClaimOf } from './claim.ts';
import { fieldOf, type Speaker, unwrapped } from './speaker.ts';
import { comesTo } from './value-words.ts';

const PLACES = 6;

type Change = {
  readonly now: Expression;
  readonly earlier: Expression;
  readonly since: 'previous' | 'lastYear';
  readonly share: Rational;
};

/** Two parts of an expression that say the same, wherever they stand in it. */
const sameName = (a: Expression | undefined, b: Expression | undefined): boolean =>
  a?.kind === 'name' && b?.kind === 'name' && a.parts.join('.') === b.parts.join('.');

const sinceOf = (part: Expression): Change['since'] | undefined => {
  if (part.kind !== 'call') return undefined;
  if (part.name === 'previous' || part.name === 'previousinyear') return 'previous';
  return part.name === 'lastyear' ? 'lastYear' : undefined;
};

const nameIn = (part: Expression): Expression | undefined => (part.kind === 'call' ? part.arguments[0] : undefined);

/** `abs(x - previous(x))`, in either order. */
const differenceIn = (part: Expression): Omit<Change, 'share'> | undefined => {
  const inner =
    part.kind === 'call' && part.name === 'abs' && part.arguments[0] ? unwrapped(part.arguments[0]) : undefined;
  if (inner?.kind !== 'binary' || inner.operator !== '-') return undefined;
  const [a, b] = [unwrapped(inner.left), unwrapped(inner.right)];
  const [now, earlier] = sinceOf(b) ? [a, b] : [b, a];
  const since = sinceOf(earlier);
  return since && sameName(now, nameIn(earlier)) ? { now, earlier, since } : undefined;
};

/** `0.1 * previous(x)`, in either order. */
const shareIn = (part: Expression, { since, now }: Omit<Change, 'share'>): Rational | undefined => {
  if (part.kind !== 'binary' || part.operator !== '*') return undefined;
  const [a, b] = [unwrapped(part.left), unwrapped(part.right)];
  const [factor, of] = a.kind === 'number' ? [a, b] : [b, a];
  return factor.kind === 'number' && sinceOf(of) === since && sameName(now, nameIn(of)) ? factor.value : undefined;
};

const changeIn = ({ sign, left, right }: ClaimOf<'compare'>): Change | undefined => {
  const [large, small] = sign === '<=' || sign === '<' ? [left, right] : [right, left];
  if (sign === '=' || sign === '<>') return undefined;
  const difference = differenceIn(unwrapped(large));
  const share = difference && shareIn(unwrapped(small), difference);
  return difference && share ? { ...difference, share } : undefined;
};

/** ` và quá 5 người`: the change is also more than the floor, else the check would have passed. */
export const floorWords = (floor: Rational | undefined, unit: string): string =>
  floor === undefined ? '' : ` và quá ${shortNumber(floor, PLACES)}${unit === '' ? '' : ` ${unit}`}`;

/** `nhân khẩu Dao tăng từ 0 lên 4 so với năm 2020, quá 10 %`. */
export const changeWords = (
  speaker: Speaker,
  claim: ClaimOf<'compare'>,
  floor: Rational | undefined,
): string | undefined => {
  const change = changeIn(claim);
  if (!change) return undefined;
  const { now, earlier, since, share } = change;
  const [after, before] = [speaker.value(now), speaker.value(earlier)];
  if (after.kind !== 'number' || before.kind !== 'number') return undefined;
  const [verb, to] = compare(after.value, before.value) > 0 ? ['tăng', 'lên'] : ['giảm', 'xuống'];
  const percent = formatPercent(shortNumber(multiply(share, HUNDRED), PLACES));
  const limit = claim.sign === '<' || claim.sign === '>' ? `từ ${percent} trở lên` : `quá ${percent}`;
  const unit = fieldOf(speaker, now)?.unit ?? '';
  return `${speaker.quantity(now)} ${verb} từ ${comesTo(speaker, earlier)} ${to} ${comesTo(speaker, now)} so với ${speaker.earlier[since]}, ${limit}${floorWords(floor, unit)}`;
};
