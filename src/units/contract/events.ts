import { count, event, type Trail, text } from '../../platform/contract/event.ts';
import { closed, Day } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const unitTrail = {
  objects: { unit: 'Danh mục đơn vị' },
  facts: { legalBasis: 'Căn cứ', added: 'Thêm mới', changed: 'Thay đổi', unchanged: 'Giữ nguyên' },
  actions: {
    'unit.import': event('Nạp danh mục đơn vị', 'unit', {
      id: 'never',
      detail: closed({ from: Day, legalBasis: text, added: count, changed: count, unchanged: count }),
    }),
  },
} as const satisfies Trail;
