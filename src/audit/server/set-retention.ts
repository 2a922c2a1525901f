import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { findSetting, keepSetting } from '../../platform/db/settings.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { Retention, setRetention as route } from '../contract/retention.ts';
import { RETENTION_FLOOR_MONTHS, removableBefore, retentionBasis } from '../rules/retention.ts';
import { countRemovable, keptRetention, RETENTION_SETTING } from './retention.ts';
import { STORE_SETTING, type Store } from './watch-store.ts';

const isStore = (value: unknown): value is Store => typeof value === 'object' && value !== null && 'used' in value;

const shown = async ({ tx, now }: Call): Promise<Retention> => {
  const retention = await keptRetention(tx);
  const store = await findSetting(tx, STORE_SETTING);
  const before = removableBefore(now, retention.months);
  return {
    ...retention,
    floor: RETENTION_FLOOR_MONTHS,
    basis: [...retentionBasis],
    removable: { before: before.toISOString(), count: await countRemovable(tx, before) },
    store: isStore(store) ? store : null,
  };
};

export const getRetention = async (call: Call): Promise<Retention> => shown(call);

/** Chooses how long security events are kept; never less than the rules' floor (SEC-17). */
export const setRetention = async (call: Call, { body }: HandlerInput<typeof route>): Promise<Retention> => {
  if (body.months < RETENTION_FLOOR_MONTHS)
    throw problem('invalid-content', {
      detail: `Nhật ký an toàn phải giữ ít nhất ${RETENTION_FLOOR_MONTHS} tháng (${retentionBasis.find(({ months }) => months === RETENTION_FLOOR_MONTHS)?.rule}). Chọn từ ${RETENTION_FLOOR_MONTHS} tháng trở lên.`,
      floor: RETENTION_FLOOR_MONTHS,
    });
  const before = await keptRetention(call.tx);
  await keepSetting(call.tx, RETENTION_SETTING, {
    months: body.months,
    since: call.now.toISOString(),
    by: call.actor.custodianName ?? call.actor.username,
  });
  await call.audit({
    action: 'audit.retention',
    objectType: 'audit',
    reason: body.reason,
    before: { months: before.months },
    after: { months: body.months },
    detail: { months: body.months, formerMonths: before.months },
  });
  return shown(call);
};
