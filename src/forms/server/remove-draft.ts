import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';

/** Put away: no list shows it any more; its edits stay. */
export const removeDraft = async (call: Call, { params: { id } }: { readonly params: { readonly id: string } }) => {
  const { code } = found(
    await call.tx
      .updateTable('form_draft')
      .set({ removed_by: call.actor.accountId, removed_at: call.now })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .where('published_version_id', 'is', null)
      .returning('code')
      .executeTakeFirst(),
  );
  await call.audit({ action: 'form.draft-remove', objectType: 'form-draft', objectId: id, detail: { code } });
  return { ok: true } as const;
};
