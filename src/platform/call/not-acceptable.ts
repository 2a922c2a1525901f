import { type MediaType, mediaTypes } from '../contract/media.ts';
import { type Problem, problem } from '../problems/catalogue.ts';

/** None of what there is to answer with is taken by the caller; the refusal names what there is (RFC 9110, 15.5.7). */
export const notAcceptable = (types: readonly MediaType[]): Problem =>
  problem('not-acceptable', { types: types.map((type) => mediaTypes[type]) });
