import * as T from 'typebox';
import { text, Uuid } from './schemas.ts';

/** How a list is asked for page by page: words that begin words of what is looked for, and where the page before ended. */
export const Paged = {
  search: T.Optional(text('line', 100, 0)),
  limit: T.Optional(T.Integer({ minimum: 1, maximum: 200 })),
  /** The last row of the page before. */
  after: T.Optional(Uuid),
};
