import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Day, Instant, nullable, Ok, oneOf, ShortText, UnitId, Uuid } from '../../platform/contract/schemas.ts';
import { requestKinds } from '../rules/account-life.ts';
import { RequestRow } from './requests.ts';

/** Who was given an account, from when to when; `to` null for who holds it now. */
export const CustodianPast = T.Object({
  id: Uuid,
  fullName: T.String(),
  position: T.String(),
  section: T.String(),
  phone: T.String(),
  email: T.String(),
  from: Instant,
  to: nullable(Instant),
  leftOn: nullable(Day),
});
export type CustodianPast = T.Static<typeof CustodianPast>;

/** A custodian who is known to be gone while nothing was handed over yet (Đ7.6). */
export const noteDeparture = route({
  method: 'PUT',
  path: '/api/accounts/:id/custodian/departure',
  tag: 'Tài khoản',
  summary: 'Ghi công chức đã thôi giữ tài khoản, chưa bàn giao',
  permission: 'accounts.manage',
  params: T.Object({ id: Uuid }),
  body: closed({ leftOn: nullable(Day), reason: ShortText }),
  reply: Ok,
});

/** The page of a unit about its own account, and about those it may ask for. */
export const getOwnAccount = route({
  method: 'GET',
  path: '/api/own-account',
  tag: 'Tài khoản',
  summary: 'Tài khoản của đơn vị mình: công chức được giao, các đề nghị',
  permission: 'accounts.ask',
  reply: T.Object({
    username: T.String(),
    unitPath: T.String(),
    custodians: T.Array(CustodianPast),
    requests: T.Array(RequestRow),
    /** The units one may ask for: the own one first, then those below a district. */
    units: T.Array(
      T.Object({
        id: UnitId,
        path: T.String(),
        username: nullable(T.String()),
        kinds: T.Array(oneOf(requestKinds)),
      }),
    ),
  }),
});
export type OwnAccount = T.Static<(typeof getOwnAccount)['reply']>;
