import { isUnasked } from '../environment.ts';
import type { Expression } from '../expression/syntax.ts';
import type { Speaker } from './speaker.ts';

const operands = (part: Expression): readonly Expression[] => {
  switch (part.kind) {
    case 'group':
      return [part.inner];
    case 'negate':
    case 'not':
      return [part.operand];
    case 'binary':
      return [part.left, part.right];
    case 'between':
      return [part.operand, part.low, part.high];
    case 'call':
      return part.arguments;
    default:
      return [];
  }
};

/** One thing that is read: a figure of this sheet, of an earlier one, of another form. What runs over a list is named whole. */
const isRead = (speaker: Speaker, part: Expression): boolean =>
  part.kind === 'name' ||
  (part.kind === 'call' &&
    ['previous', 'lastYear', 'count', 'total', 'together', 'unique', 'group'].includes(speaker.plan(part)?.op ?? ''));

/** The names of what an expression reads and was not asked, wholly or in part. */
export const unaskedParts = (speaker: Speaker, part: Expression): string[] => {
  if (isRead(speaker, part)) return isUnasked(speaker.value(part)) ? [speaker.quantity(part)] : [];
  return operands(part).flatMap((one) => unaskedParts(speaker, one));
};
