import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { Instant, oneOf } from '../../platform/contract/schemas.ts';

/** Accounts nobody used: closed by the nightly job (SEC-09), and those that come next. */
export const listUnusedAccounts = route({
  method: 'GET',
  path: '/api/accounts/unused',
  tag: 'Tài khoản',
  summary: 'Tài khoản lâu không dùng: đã bị đóng và sắp đến hạn',
  permission: 'accounts.manage',
  reply: T.Object({
    accounts: T.Array(
      T.Object({
        id: T.String(),
        username: T.String(),
        unitName: T.String(),
        state: oneOf(['closed', 'soon']),
        lastUsedAt: Instant,
        /** When it was closed, or will be. */
        closesAt: Instant,
        limitDays: T.Integer(),
      }),
    ),
  }),
});
