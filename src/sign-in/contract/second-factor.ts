import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Instant, nullable, Ok } from '../../platform/contract/schemas.ts';
import { Password } from '../contract.ts';

const tag = 'Xác thực hai lớp';
/** Shown once; each opens one sign-in. */
const RecoveryCodes = T.Object({ recoveryCodes: T.Array(T.String()) });

export const getSecondFactor = route({
  method: 'GET',
  path: '/api/my/second-factor',
  tag,
  summary: 'Xác thực hai lớp của mình',
  permission: 'signedIn',
  needsSession: true,
  beforeSecondFactor: true,
  reply: T.Object({
    since: nullable(Instant),
    mandatory: T.Boolean(),
    recoveryCodesLeft: T.Integer(),
  }),
});
/** Draws a new seed; nothing changes until a first code confirms it. The current password is asked for again (ASVS 7.5.1). */
export const startSecondFactor = route({
  method: 'POST',
  path: '/api/my/second-factor',
  tag,
  summary: 'Bắt đầu cài xác thực hai lớp',
  permission: 'signedIn',
  needsSession: true,
  beforeSecondFactor: true,
  idempotency: 'none',
  body: closed({ password: Password }),
  reply: T.Object({ secret: T.String(), uri: T.String() }),
});
export const confirmSecondFactor = route({
  method: 'POST',
  path: '/api/my/second-factor/confirm',
  tag,
  summary: 'Bật xác thực hai lớp bằng mã đầu tiên',
  permission: 'signedIn',
  needsSession: true,
  beforeSecondFactor: true,
  idempotency: 'none',
  body: closed({ code: T.String({ minLength: 6, maxLength: 12 }) }),
  reply: RecoveryCodes,
});
export const disableSecondFactor = route({
  method: 'POST',
  path: '/api/my/second-factor/disable',
  tag,
  summary: 'Tắt xác thực hai lớp của mình',
  permission: 'signedIn',
  needsSession: true,
  idempotency: 'none',
  body: closed({ password: Password }),
  reply: Ok,
});
export const renewRecoveryCodes = route({
  method: 'POST',
  path: '/api/my/second-factor/recovery-codes',
  tag,
  summary: 'Tạo lại mã dự phòng',
  permission: 'signedIn',
  needsSession: true,
  idempotency: 'none',
  body: closed({ password: Password }),
  reply: RecoveryCodes,
});
