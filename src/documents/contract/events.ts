import { count, event, type Trail, text } from '../../platform/contract/event.ts';
import { closed } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const documentTrail = {
  objects: { attachment: 'Tệp' },
  facts: { name: 'Tên tệp', sha256: 'Mã kiểm chứng tệp' },
  actions: {
    'document.upload': event('Tải tệp lên', 'attachment', {
      detail: closed({ name: text, size: count, sha256: text }),
    }),
    'document.download': event('Tải tệp xuống', 'attachment', { detail: closed({ name: text }) }),
  },
} as const satisfies Trail;
