import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Ok, text } from '../../platform/contract/schemas.ts';

/** Whom units call, write to and visit (Đ8); any of them may be left empty. */
export const Contact = closed({
  phone: text('line', 40, 0),
  email: text('line', 200, 0),
  address: text('line', 300, 0),
});
export type Contact = T.Static<typeof Contact>;

/** Whom sentences of the page name, and the telephone that they give. */
export const Names = T.Object({ board: T.String(), phone: T.String() });

export const setContact = route({
  method: 'PUT',
  path: '/api/policy/contact',
  tag: 'Chính sách an toàn',
  summary: 'Ghi điện thoại, thư điện tử, địa chỉ hỗ trợ các đơn vị',
  permission: 'policy.manage',
  body: Contact,
  reply: Ok,
});
