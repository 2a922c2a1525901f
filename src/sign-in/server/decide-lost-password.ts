import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';

/** Writes what became of a report that still waits, as it was read (`version`); whoever calls it writes the line of the trail. */
export const decideLostPassword = async (
  { tx, actor, now }: Call,
  id: string,
  version: number,
  state: 'answered' | 'dismissed',
  note: string,
): Promise<void> => {
  const request = found(
    await tx
      .selectFrom('lost_password_request')
      .select(['state', 'version'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  );
  if (request.state !== 'waiting')
    throw problem('wrong-state', {
      detail: 'Yêu cầu này đã được xử lý. Tải lại để xem kết quả.',
      state: request.state,
      allowed: [],
    });
  if (request.version !== version) throw problem('stale-version');
  await tx
    .updateTable('lost_password_request')
    .set({ state, version: version + 1, decided_by: actor.accountId, decided_at: now, note })
    .where('id', '=', id)
    .execute();
};
