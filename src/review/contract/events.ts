import * as T from 'typebox';
import { count, digest, event, reasoned, step, type Trail, text } from '../../platform/contract/event.ts';
import { CellCode, closed, Day, nullable } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const reviewTrail = {
  objects: { consolidation: 'Bản chốt', approval: 'Phê duyệt' },
  facts: { members: 'Số phiếu trong bản chốt' },
  actions: {
    'submission.accept': step('Chấp nhận phiếu', 'submission', { revision: count }),
    'submission.return': {
      ...step('Trả lại phiếu', 'submission', { revision: count, cells: T.Array(text), dueOn: nullable(Day) }),
      ...reasoned,
    },
    'consolidation.read': event('Xem bản chốt hạn chế', 'consolidation', {
      detail: closed({ form: text, period: text }),
    }),
    'consolidation.sign': step('Chốt số liệu', 'consolidation', { digest, members: count }),
    'consolidation.verify': step('Xác thực số liệu', 'consolidation', { digest }),
    'consolidation.return': {
      ...step('Trả lại bản chốt', 'consolidation', {
        cells: T.Array(closed({ cell: CellCode, reason: T.Optional(text) })),
      }),
      ...reasoned,
    },
    'approval.approve': step('Phê duyệt, khóa số liệu', 'approval', { form: text, period: text, digest }),
  },
} as const satisfies Trail;
