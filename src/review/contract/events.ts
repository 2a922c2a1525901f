import * as T from 'typebox';
import { count, digest, event, reasoned, step, type Trail, text } from '../../platform/contract/event.ts';
import { CellCode, closed, Day, nullable } from '../../platform/contract/schemas.ts';

/** On what the person decided; events of earlier releases lack it. */
const seen = { seen: T.Optional(digest) };

/** Of one batch over many sheets: how many, and from which change on a sheet was left out. */
const together = { together: T.Optional(count), percent: T.Optional(count), floor: T.Optional(count) };

/** What this noun leaves in the trail. */
export const reviewTrail = {
  objects: { consolidation: 'Bản chốt', approval: 'Phê duyệt' },
  facts: {
    members: 'Số phiếu trong bản chốt',
    seen: 'Mã của nội dung đã xem',
    together: 'Số phiếu chấp nhận cùng lúc',
    percent: 'Ngưỡng thay đổi, phần trăm',
    floor: 'Ngưỡng thay đổi, số tuyệt đối',
  },
  actions: {
    'submission.accept': step('Chấp nhận phiếu', 'submission', {
      revision: count,
      ...seen,
      ...together,
    }),
    'submission.return': {
      ...step('Trả lại phiếu', 'submission', { revision: count, cells: T.Array(text), dueOn: nullable(Day), ...seen }),
      ...reasoned,
    },
    'consolidation.read': event('Xem bản chốt hạn chế', 'consolidation', {
      detail: closed({ form: text, period: text }),
    }),
    'consolidation.sign': step('Chốt số liệu', 'consolidation', { digest, members: count, ...seen }),
    'consolidation.verify': step('Xác thực số liệu', 'consolidation', { digest, ...seen }),
    'consolidation.return': {
      ...step('Trả lại bản chốt', 'consolidation', {
        cells: T.Array(closed({ cell: CellCode, reason: T.Optional(text) })),
        ...seen,
      }),
      ...reasoned,
    },
    'approval.read': event('Xem số liệu hạn chế chờ phê duyệt', 'approval', {
      detail: closed({ form: text, period: text }),
    }),
    'approval.approve': step('Phê duyệt, khóa số liệu', 'approval', { form: text, period: text, digest, ...seen }),
  },
} as const satisfies Trail;
