import * as T from 'typebox';
import { Day, oneOf, text } from './schemas.ts';

/** A paper: its PDF, or its pages as a picture (SVG) to look at before printing. */
export const asPaper = ['pdf', 'svg'] as const;
export const PaperFormat = oneOf(['pdf', 'preview']);
export type PaperFormat = T.Static<typeof PaperFormat>;

/** What every printed document may be asked as. */
export const printed = ['pdf', 'xlsx', 'svg'] as const;
export const DocumentFormat = oneOf(['pdf', 'xlsx', 'preview']);
export type DocumentFormat = T.Static<typeof DocumentFormat>;

/** What the asker fills into the head and the foot of a document. */
export const letterChoice = {
  number: T.Optional(text('line', 50, 0)),
  day: T.Optional(Day),
  signerTitle: T.Optional(text('line', 100, 0)),
  signer: T.Optional(text('line', 100, 0)),
};
