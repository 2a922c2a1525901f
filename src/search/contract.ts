import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { nullable, oneOf, text } from '../platform/contract/schemas.ts';
import { SubmissionState } from '../submissions/contract.ts';

export const hitKinds = ['unit', 'form', 'campaign', 'sheet', 'account'] as const;

/** One thing that was found, and the page where one goes on with it. */
export const Hit = T.Object({
  title: T.String(),
  detail: T.String(),
  /** Of a sheet: its state. */
  state: nullable(SubmissionState),
  link: T.String(),
});
export type Hit = T.Static<typeof Hit>;

export const search = route({
  method: 'GET',
  path: '/api/search',
  tag: 'Tìm kiếm',
  summary: 'Tìm đơn vị, phiếu, đợt thu thập, bản số liệu, tài khoản trong phạm vi được xem',
  permission: 'signedIn',
  query: T.Object({ words: text('line', 100, 0) }),
  reply: T.Object({
    groups: T.Array(
      T.Object({
        kind: oneOf(hitKinds),
        /** How many there are; of sheets at most 1,001, which says “more than 1,000”. */
        count: T.Integer(),
        hits: T.Array(Hit),
        /** The list with all of them; null where there is none or all are shown. */
        all: nullable(T.String()),
      }),
    ),
  }),
});
