import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';

/** Holds a report that still waits; answers with the account of its name, null where there is none. */
export const holdLostPassword = async ({ tx }: Pick<Call, 'tx'>, id: string): Promise<string | null> => {
  const request = found(
    await tx
      .selectFrom('lost_password_request')
      .select(['state', 'account_id as accountId'])
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
  return request.accountId;
};

/** Writes what became of a report that is held; whoever calls it writes the line of the trail. */
export const decideLostPassword = async (
  { tx, actor, now }: Call,
  id: string,
  state: 'answered' | 'dismissed',
  note: string,
): Promise<void> => {
  await tx
    .updateTable('lost_password_request')
    .set({ state, decided_by: actor.accountId, decided_at: now, note })
    .where('id', '=', id)
    .execute();
};
