import * as T from 'typebox';
import { count, digest, event, type Trail, text } from '../../platform/contract/event.ts';
import { closed } from '../../platform/contract/schemas.ts';

const system = { by: 'system' } as const;

/** What this noun leaves in the trail. */
export const backupTrail = {
  objects: { backup: 'Bản sao lưu', 'backup-drill': 'Lần phục hồi thử' },
  facts: {
    file: 'Tệp',
    bytes: 'Cỡ (byte)',
    sha256: 'SHA-256',
    places: 'Nơi cất',
    failed: 'Nơi không nhận được',
    place: 'Nơi cất',
    outcome: 'Kết quả',
    backupAt: 'Số liệu đến lúc',
  },
  values: { passed: 'đạt', failed: 'không đạt', refused: 'từ chối' },
  actions: {
    'backup.ask': event('Yêu cầu sao lưu ngay', 'backup', { id: 'never' }),
    'backup.make': event('Sao lưu', 'backup', {
      ...system,
      detail: closed({ file: text, bytes: count, sha256: digest, places: T.Array(text), failed: T.Array(text) }),
    }),
    'backup.fail': event('Sao lưu không thành', 'backup', { ...system, result: 'refused', reason: 'always' }),
    'backup.remove': event('Xóa bản sao lưu hết hạn giữ', 'backup', {
      ...system,
      detail: closed({ file: text, places: T.Array(text) }),
    }),
    'backup.restore': event('Phục hồi hệ thống từ bản sao lưu', 'backup', {
      ...system,
      detail: closed({ file: text, sha256: digest, backupAt: text }),
    }),
    'backup-drill.ask': event('Yêu cầu phục hồi thử', 'backup-drill', { id: 'never' }),
    'backup-drill.run': event('Phục hồi thử, có dùng khóa sao lưu', 'backup-drill', {
      ...system,
      detail: closed({ file: text, outcome: text }),
    }),
  },
} as const satisfies Trail;
