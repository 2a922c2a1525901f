import { count, event, type Trail, text } from '../../platform/contract/event.ts';
import { closed } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const systemTrail = {
  facts: { key: 'Mã khóa', rows: 'Số dòng' },
  actions: {
    'secrets.key-added': event('Thêm khóa bí mật', 'system', { by: 'system', detail: closed({ key: text }) }),
    'secrets.rotate': event('Mã hóa lại theo khóa mới', 'system', {
      by: 'system',
      detail: closed({ key: text, rows: count }),
    }),
    'secrets.key-retired': event('Bỏ khóa bí mật cũ', 'system', { by: 'system', detail: closed({ key: text }) }),
  },
} as const satisfies Trail;
