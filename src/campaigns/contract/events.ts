import * as T from 'typebox';
import { count, event, reasoned, type Trail, text } from '../../platform/contract/event.ts';
import { closed, Day, UnitId } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const campaignTrail = {
  objects: { campaign: 'Đợt thu thập' },
  facts: {
    form: 'Phiếu',
    forms: 'Phiếu và kỳ',
    period: 'Kỳ',
    dueOn: 'Hạn nộp',
    submissions: 'Số phiếu gửi đi',
    group: 'Nhóm đơn vị',
    units: 'Đơn vị',
    unit: 'Đơn vị',
    sheets: 'Phiếu của đơn vị',
  },
  actions: {
    'campaign.open': event('Mở đợt thu thập', 'campaign', {
      detail: closed({
        forms: T.Array(closed({ form: text, period: text })),
        letter: text,
        submissions: count,
        group: T.Optional(text),
      }),
    }),
    'campaign.extend': event('Gia hạn', 'campaign', {
      ...reasoned,
      detail: closed({ form: text, units: T.Array(UnitId), dueOn: Day, reason: text }),
    }),
    'campaign.excuse': event('Miễn nộp', 'campaign', { ...reasoned, detail: closed({ form: text, period: text }) }),
    'campaign.take-back-excuse': event('Rút lại miễn nộp', 'campaign', {
      ...reasoned,
      detail: closed({ sheets: T.Array(closed({ form: text, period: text, unit: UnitId })) }),
    }),
    'campaign.take-back-extension': event('Rút lại gia hạn', 'campaign', {
      ...reasoned,
      detail: closed({ sheets: T.Array(closed({ form: text, period: text, unit: UnitId, dueOn: Day })) }),
    }),
    'campaign.take-back': event('Rút đợt thu thập', 'campaign', {
      ...reasoned,
      detail: closed({ forms: T.Array(closed({ form: text, period: text })) }),
    }),
  },
} as const satisfies Trail;
