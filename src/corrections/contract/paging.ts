import * as T from 'typebox';
import { nullable, text, Uuid } from '../../platform/contract/schemas.ts';

/** What a list is asked for: words, how many, and where a page that follows begins. */
export const Paged = {
  /** Words of the form or of the unit, without diacritics where one likes. */
  search: T.Optional(text('line', 100, 0)),
  limit: T.Optional(T.Integer({ minimum: 1, maximum: 500 })),
  after: T.Optional(Uuid),
};
export const Page = {
  /** To be given as `after` for the page that follows; null on the last. */
  next: nullable(Uuid),
  /** How many fit in all; null on the pages that follow the first. */
  count: nullable(T.Integer()),
};
