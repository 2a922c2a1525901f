import { event, reasoned, step, type Trail, text } from '../../platform/contract/event.ts';
import { closed, Day, Uuid } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const discrepancyTrail = {
  objects: { discrepancy: 'Hồ sơ chênh lệch', 'discrepancy-rule': 'Quy tắc đối chiếu' },
  facts: {
    owner: 'Bên giữ việc',
    dueOn: 'Hạn',
    form: 'Phiếu',
    period: 'Kỳ',
    cell: 'Ô',
    outcome: 'Kết luận',
    cause: 'Nguyên nhân',
    source: 'Nguồn khác',
    title: 'Tên',
  },
  actions: {
    'discrepancy.open': {
      ...event('Mở hồ sơ chênh lệch', 'discrepancy', {
        detail: closed({ submission: Uuid, cell: text, source: text }),
      }),
      ...reasoned,
    },
    'discrepancy.open-at-total': {
      ...event('Mở hồ sơ chênh lệch từ số tổng hợp', 'discrepancy', {
        detail: closed({ form: text, period: text, cell: text, source: text }),
      }),
      ...reasoned,
    },
    'discrepancy.note': event('Trao đổi về chênh lệch', 'discrepancy'),
    'discrepancy.assign': {
      ...event('Giao hồ sơ chênh lệch cho đơn vị khác', 'discrepancy', { detail: closed({ owner: text, dueOn: Day }) }),
      ...reasoned,
    },
    'discrepancy.answer': step('Kết luận chênh lệch', 'discrepancy', { outcome: text, cause: text }),
    'discrepancy.accept': step('Chấp nhận kết luận chênh lệch', 'discrepancy', {}),
    'discrepancy.send-back': { ...step('Trả lại kết luận chênh lệch', 'discrepancy', {}), ...reasoned },
    'discrepancy.rule': event('Đặt quy tắc đối chiếu', 'discrepancy-rule', { detail: closed({ title: text }) }),
    'discrepancy.end-rule': event('Ngừng quy tắc đối chiếu', 'discrepancy-rule'),
  },
} as const satisfies Trail;
