import { parseExpression } from './expression/parser.ts';
import type { Expression } from './expression/syntax.ts';

const linear = (part: Expression): boolean => {
  switch (part.kind) {
    case 'name':
      return part.parts.length < 3;
    case 'range':
      return true;
    case 'group':
      return linear(part.inner);
    case 'negate':
      return linear(part.operand);
    case 'binary':
      if (part.operator === '+' || part.operator === '-') return linear(part.left) && linear(part.right);
      if (part.operator === '*') {
        return (
          (part.left.kind === 'number' && linear(part.right)) || (part.right.kind === 'number' && linear(part.left))
        );
      }
      return part.operator === '/' && part.right.kind === 'number' && linear(part.left);
    case 'call':
      return part.name === 'sum' && part.arguments.every(linear);
    default:
      return false;
  }
};

/** Sums, differences and multiples of cells: in a table it does not matter whether such formulas run along rows or columns first. */
export const isLinear = (formula: string): boolean => {
  try {
    return linear(parseExpression(formula));
  } catch {
    return false;
  }
};
