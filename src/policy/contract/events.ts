import * as T from 'typebox';
import { event, type Trail } from '../../platform/contract/event.ts';
import { closed } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const policyTrail = {
  objects: { contact: 'Thông tin liên hệ' },
  facts: { phone: 'Điện thoại', email: 'Thư điện tử', contactAddress: 'Địa chỉ liên hệ' },
  actions: {
    'contact.change': event('Ghi thông tin liên hệ', 'contact', {
      id: 'never',
      digests: true,
      detail: closed({ phone: T.String(), email: T.String(), contactAddress: T.String() }),
    }),
  },
} as const satisfies Trail;
