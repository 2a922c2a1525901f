import * as T from 'typebox';
import { Day, oneOf, text } from './schemas.ts';

/** What every printed document may be asked as. */
export const printed = ['pdf', 'xlsx'] as const;
export const DocumentFormat = oneOf(printed);

/** What the asker fills into the head and the foot of a document. */
export const letterChoice = {
  number: T.Optional(text('line', 50, 0)),
  day: T.Optional(Day),
  signerTitle: T.Optional(text('line', 100, 0)),
  signer: T.Optional(text('line', 100, 0)),
};
