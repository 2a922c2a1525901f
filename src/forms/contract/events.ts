import * as T from 'typebox';
import { count, event, reasoned, type Trail, text } from '../../platform/contract/event.ts';
import { closed, Day } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const formTrail = {
  objects: { form: 'Mẫu phiếu', 'form-draft': 'Bản nháp phiếu', 'code-list': 'Danh mục mã' },
  facts: {
    version: 'Phiên bản',
    effectiveFrom: 'Hiệu lực từ ngày',
    code: 'Mã phiếu',
    operations: 'Số chỗ sửa',
    items: 'Số mục',
  },
  actions: {
    'form.publish': event('Ban hành phiếu', 'form', {
      detail: closed({ version: T.Integer({ minimum: 1 }), effectiveFrom: Day }),
    }),
    'form.retire': event('Ngừng thu phiếu', 'form', reasoned),
    'form.reinstate': event('Thu lại phiếu đã ngừng', 'form', reasoned),
    'code-list.save': event('Ghi phiên bản danh mục mã', 'code-list', {
      detail: closed({ version: T.Integer({ minimum: 1 }), items: count }),
    }),
    'form.draft-open': event('Mở bản nháp phiếu', 'form-draft', { detail: closed({ code: text }) }),
    'form.draft-edit': event('Sửa bản nháp phiếu', 'form-draft', {
      detail: closed({ version: T.Integer({ minimum: 1 }), operations: count }),
    }),
    'form.draft-remove': event('Bỏ bản nháp phiếu', 'form-draft', { detail: closed({ code: text }) }),
  },
} as const satisfies Trail;
