import * as T from 'typebox';
import { Instant } from '../../platform/contract/schemas.ts';

/** What was typed under an earlier version of the form and has no place in the one that holds now, as it was typed; newest first. */
export const LeftOver = T.Array(
  T.Object({
    version: T.Integer(),
    movedAt: Instant,
    values: T.Array(T.Object({ cell: T.String(), label: T.String(), value: T.String() })),
  }),
);
