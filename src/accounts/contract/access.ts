import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, nullable, Ok, ShortText, Uuid } from '../../platform/contract/schemas.ts';
import { Sessions } from '../../sign-in/contract/session.ts';

export const listSessionsOf = route({
  method: 'GET',
  path: '/api/accounts/:id/sessions',
  tag: 'Tài khoản',
  summary: 'Các phiên đang mở của một tài khoản',
  permission: 'accounts.manage',
  params: T.Object({ id: Uuid }),
  reply: Sessions,
});
/** Ends one session, or with `session` null all of them. */
export const endSessionsOf = route({
  method: 'POST',
  path: '/api/accounts/:id/sessions/end',
  tag: 'Tài khoản',
  summary: 'Kết thúc phiên của một tài khoản',
  permission: 'accounts.manage',
  params: T.Object({ id: Uuid }),
  body: closed({ session: nullable(Uuid), reason: ShortText }),
  reply: T.Object({ ended: T.Integer() }),
});
/** For somebody who lost the telephone: a new enrolment is forced where it is mandatory. */
export const removeSecondFactor = route({
  method: 'POST',
  path: '/api/accounts/:id/second-factor/remove',
  tag: 'Tài khoản',
  summary: 'Gỡ xác thực hai lớp của một tài khoản',
  permission: 'accounts.manage',
  params: T.Object({ id: Uuid }),
  body: closed({ reason: ShortText }),
  reply: Ok,
});
