import { count, event, type Trail, text } from '../../platform/contract/event.ts';
import { closed, Day } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const classificationTrail = {
  objects: { classification: 'Cách phân loại đơn vị' },
  facts: {
    groups: 'Số nhóm',
    members: 'Số đơn vị',
    from: 'Từ ngày',
    basis: 'Căn cứ',
    changes: 'Đơn vị chuyển nhóm',
  },
  actions: {
    'classification.save': event('Sửa cách phân loại', 'classification', { detail: closed({ groups: count }) }),
    'classification.list': event('Ghi danh sách phân loại', 'classification', {
      detail: closed({ from: Day, basis: text, members: count }),
    }),
    'classification.change': event('Chuyển nhóm đơn vị', 'classification', {
      detail: closed({ from: Day, basis: text, changes: text }),
    }),
    'classification.change-list': event('Sửa thông tin danh sách phân loại', 'classification', {
      detail: closed({ from: Day, basis: text }),
    }),
  },
} as const satisfies Trail;
