import * as T from 'typebox';
import { Day, oneOf } from './schemas.ts';

/** What every printed document may be asked as. */
export const documentFormat = oneOf(['pdf', 'xlsx']);

/** What the asker fills into the head and the foot of a document. */
export const letterChoice = {
  number: T.Optional(T.String({ maxLength: 50 })),
  day: T.Optional(Day),
  signerTitle: T.Optional(T.String({ maxLength: 100 })),
  signer: T.Optional(T.String({ maxLength: 100 })),
};
