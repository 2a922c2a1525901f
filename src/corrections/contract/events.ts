import * as T from 'typebox';
import { count, digest, event, reasoned, step, type Trail, text } from '../../platform/contract/event.ts';
import { closed, Uuid } from '../../platform/contract/schemas.ts';

const about = { form: text, period: text };

/** What this noun leaves in the trail. */
export const correctionTrail = {
  objects: { correction: 'Điều chỉnh', withdrawal: 'Rút số liệu' },
  facts: { submission: 'Phiếu', letter: 'Văn bản', opinion: 'Ý kiến', approval: 'Phê duyệt' },
  values: { agree: 'đồng ý', disagree: 'không đồng ý' },
  actions: {
    'correction.read': event('Xem đề nghị điều chỉnh hạn chế', 'correction', { detail: closed(about) }),
    'correction.ask': {
      ...step('Đề nghị điều chỉnh', 'correction', { ...about, submission: Uuid, letter: text, cells: count, digest }),
      ...reasoned,
    },
    'correction.hear': {
      ...step('Cho ý kiến điều chỉnh', 'correction', { opinion: text }),
      reason: 'maybe' as const,
    },
    'correction.renew': step('Đặt lại đề nghị điều chỉnh', 'correction', { revision: count, digest }),
    'correction.take-back': step('Rút lại đề nghị điều chỉnh', 'correction', {}),
    'correction.grant': step('Chấp thuận điều chỉnh', 'correction', { submission: Uuid, revision: count, digest }),
    'correction.refuse': { ...step('Từ chối điều chỉnh', 'correction', {}), ...reasoned },
    'withdrawal.ask': {
      ...step('Đề nghị rút số liệu', 'withdrawal', {
        ...about,
        submission: T.Optional(Uuid),
        letter: text,
      }),
      ...reasoned,
    },
    'withdrawal.take-back': step('Rút lại đề nghị rút số liệu', 'withdrawal', {}),
    'withdrawal.grant': step('Rút số liệu', 'withdrawal', { ...about, submission: T.Optional(Uuid) }),
    'withdrawal.refuse': { ...step('Từ chối rút số liệu', 'withdrawal', {}), ...reasoned },
    'withdrawal.put-back': {
      ...step('Đưa số liệu trở lại', 'withdrawal', { ...about, submission: T.Optional(Uuid) }),
      ...reasoned,
    },
  },
} as const satisfies Trail;
