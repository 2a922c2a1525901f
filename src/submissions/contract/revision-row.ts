import * as T from 'typebox';
import { Instant, nullable, oneOf } from '../../platform/contract/schemas.ts';
import { revisionKinds } from '../rules/revision-kinds.ts';

/** One of the times that a sheet was sent, or corrected. */
export const RevisionRow = T.Object({
  number: T.Integer(),
  submittedAt: Instant,
  by: T.String(),
  digest: T.String(),
  kind: oneOf(revisionKinds),
  /** When it became the one that is read; a correction by being granted. */
  knownFrom: Instant,
  /** When another took its place; null: it is the latest. */
  knownUntil: nullable(Instant),
});
