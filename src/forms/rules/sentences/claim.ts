import type { Binary, BinaryOperator, Call, Expression } from '../expression/syntax.ts';
import { unwrapped } from './speaker.ts';

export type Comparing = '=' | '<>' | '<' | '<=' | '>' | '>=';

type Said = {
  /** What it was made of, and whether that must be so or not be so. */
  readonly source: Expression;
  readonly so: boolean;
};

/** A rule with its negations carried down to what is compared, so that each part can be said plainly. */
export type Claim = Said &
  (
    | { readonly kind: 'all'; readonly parts: readonly Claim[] }
    | { readonly kind: 'any'; readonly parts: readonly Claim[] }
    | { readonly kind: 'compare'; readonly sign: Comparing; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'between'; readonly operand: Expression; readonly low: Expression; readonly high: Expression }
    | { readonly kind: 'filled'; readonly part: Expression }
    | {
        readonly kind: 'choice';
        readonly condition: Expression;
        readonly whenTrue: Claim;
        readonly whenFalse: Claim;
      }
    | { readonly kind: 'unique' }
    | { readonly kind: 'truth' }
  );
export type ClaimOf<Kind extends Claim['kind']> = Extract<Claim, { readonly kind: Kind }>;

const OPPOSITE: Readonly<Record<Comparing, Comparing>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const isComparing = (operator: BinaryOperator): operator is Comparing => operator in OPPOSITE;

/** `unique(L.XOM) = true` is the statement itself. */
const ofTruths = (sign: Comparing, left: Expression, right: Expression, so: boolean): Claim | undefined => {
  const [a, b] = [unwrapped(left), unwrapped(right)];
  if (sign !== '=' && sign !== '<>') return undefined;
  const direct = (sign === '=') === so;
  if (b.kind === 'boolean' && a.kind !== 'boolean') return claimOf(a, b.value === direct);
  if (a.kind === 'boolean' && b.kind !== 'boolean') return claimOf(b, a.value === direct);
  return undefined;
};

const several = (source: Binary, so: boolean): Claim => {
  const kind = (source.operator === 'and') === so ? 'all' : 'any';
  const sides = [claimOf(source.left, so), claimOf(source.right, so)];
  const parts = sides.flatMap((side) => (side.kind === kind ? side.parts : [side]));
  return { kind, source, so, parts };
};

const ofCall = (source: Call, so: boolean): Claim => {
  const [first, second, third] = source.arguments;
  if (first && source.name === 'filled') return { kind: 'filled', source, so, part: first };
  if (source.name === 'unique') return { kind: 'unique', source, so };
  return first && second && third && source.name === 'if'
    ? { kind: 'choice', source, so, condition: first, whenTrue: claimOf(second, so), whenFalse: claimOf(third, so) }
    : { kind: 'truth', source, so };
};

const ofBinary = (source: Binary, so: boolean): Claim => {
  const { operator, left, right } = source;
  if (operator === 'and' || operator === 'or') return several(source, so);
  if (!isComparing(operator)) return { kind: 'truth', source, so };
  const sign = so ? operator : OPPOSITE[operator];
  return ofTruths(operator, left, right, so) ?? { kind: 'compare', source, so, sign, left, right };
};

/** `so` false: the opposite of what the expression says. */
export function claimOf(source: Expression, so = true): Claim {
  switch (source.kind) {
    case 'group':
      return claimOf(source.inner, so);
    case 'not':
      return claimOf(source.operand, !so);
    case 'between':
      return { kind: 'between', source, so, operand: source.operand, low: source.low, high: source.high };
    case 'call':
      return ofCall(source, so);
    case 'binary':
      return ofBinary(source, so);
    default:
      return { kind: 'truth', source, so };
  }
}
