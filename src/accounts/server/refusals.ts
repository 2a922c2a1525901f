import type { Call } from '../../platform/http/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { HeldAccount } from './queries.ts';

/** Nobody manages their own account: neither their duties nor their way in (SEC-14). */
export const refuseOwn = ({ actor }: Call, { id }: HeldAccount, detail: string): void => {
  if (id === actor.accountId) throw problem('not-allowed', { detail });
};

export const refuseClosed = ({ state }: HeldAccount): void => {
  if (state === 'closed')
    throw problem('wrong-state', {
      detail: 'Tài khoản đã đóng. Muốn dùng lại, cấp tài khoản mới cho đơn vị.',
      state,
      allowed: [],
    });
};
