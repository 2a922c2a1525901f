import { count, digest, event, step, type Trail, text } from '../../platform/contract/event.ts';
import { closed } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const submissionTrail = {
  objects: { submission: 'Phiếu số liệu' },
  facts: {
    cells: 'Ô số liệu',
    revision: 'Lần nộp',
    warnings: 'Cảnh báo giữ lại có giải trình',
    moved: 'Phiếu chuyển sang phiên bản mới',
    left: 'Số không còn ô, giữ bên cạnh',
  },
  actions: {
    'submission.read': event('Xem số liệu hạn chế', 'submission', { detail: closed({ form: text, period: text }) }),
    'submission.save': step('Lưu số liệu', 'submission', { version: count, cells: count }),
    'form.publish-draft': event('Ban hành phiên bản phiếu từ bản nháp', 'form', {
      detail: closed({ version: count, effectiveFrom: text, moved: count, left: count }),
    }),
    'submission.submit': step('Nộp phiếu', 'submission', { revision: count, digest, warnings: count }),
  },
} as const satisfies Trail;
