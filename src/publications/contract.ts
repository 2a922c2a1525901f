import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { FormCode, Instant, nullable, oneOf, PeriodId, UnitId, Uuid } from '../platform/contract/schemas.ts';
import { publicationKinds } from './rules/publication-kinds.ts';

/** One line of the log of what was made public. */
export const PublicationRow = T.Object({
  number: T.Integer({ description: 'gapless, in the order of commit' }),
  kind: oneOf(publicationKinds),
  approval: Uuid,
  form: T.String(),
  period: T.String(),
  /** Null: the whole form in the period. */
  submission: nullable(Uuid),
  unit: nullable(T.Object({ id: UnitId, name: T.String() })),
  revision: nullable(T.Integer()),
  /** Of the approval as it stands by this line. */
  digest: T.String(),
  at: Instant,
  /** SHA-256 of this line and the chain before it. */
  chain: T.String(),
});
export type PublicationRow = T.Static<typeof PublicationRow>;

/** The log from a number on: who has read up to a number has missed nothing before it. */
export const listPublications = route({
  method: 'GET',
  path: '/api/publications',
  tag: 'Công bố',
  summary: 'Nhật ký công bố: phê duyệt, điều chỉnh, rút, đưa trở lại',
  permission: 'figures.read',
  query: T.Object({
    form: T.Optional(FormCode),
    period: T.Optional(PeriodId),
    after: T.Optional(T.Integer({ minimum: 0, maximum: 9007199254740991 })),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 1000 })),
  }),
  reply: T.Object({
    publications: T.Array(PublicationRow),
    /** The last number there is, also of lines that the asker may not see: go on from it. */
    last: T.Integer(),
  }),
});
