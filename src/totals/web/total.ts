import type { Reply } from '../../platform/contract/route.ts';
import type { getTotal } from '../contract.ts';
import { messages } from './messages.ts';

/** A form totalled, with its coverage. */
export type Total = Reply<typeof getTotal>;

/** `hỏi trong 6/12 kỳ` for a cell that was asked in fewer of the periods than the form; else nothing. */
export const askedWords = ({ askedIn, coverage }: Total, cell: string): string => {
  const count = askedIn[cell];
  if (count === undefined) return '';
  return count === 0 ? messages.notAskedHere : messages.askedIn(count, coverage.parts.of);
};

/** Whether some figure that is shown lacks some of its members: then the mark beside it is explained. */
export const partialSaid = ({ partial, further }: Total, cells: readonly { readonly code: string }[], whole: boolean) =>
  (whole ? partial.length > 0 : cells.some(({ code }) => partial.includes(code))) ||
  further.some((figure) => figure.partial);
