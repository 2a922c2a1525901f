import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { Day, nullable, UnitId } from '../../platform/contract/schemas.ts';

/** Open cases of one owner, by how long they have been open. */
export const OwnerRow = T.Object({
  owner: T.Object({ id: UnitId, name: T.String() }),
  /** The owner's to settle; answered ones wait for who opened them, or the board. */
  open: T.Integer(),
  answered: T.Integer(),
  /** Of the open ones, past their day. */
  late: T.Integer(),
  /** How many of both have been open for up to a week, up to two, up to a month, longer. */
  ages: T.Array(T.Integer()),
  oldestOn: nullable(Day),
});
export type OwnerRow = T.Static<typeof OwnerRow>;
export const getCaseBoard = route({
  method: 'GET',
  path: '/api/discrepancies-by-owner',
  tag: 'Chênh lệch',
  summary: 'Hồ sơ chênh lệch đang mở theo bên giữ việc và tuổi hồ sơ',
  permission: 'figures.read',
  query: T.Object({}),
  reply: T.Object({ owners: T.Array(OwnerRow) }),
});
