import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';

type OfForm = { readonly params: { readonly code: string }; readonly body: { readonly reason: string } };

/** A retired form is asked again. */
export const reinstateForm = async (call: Call, { params: { code }, body: { reason } }: OfForm) => {
  const { id, retired_at } = found(
    await call.tx
      .selectFrom('form')
      .select(['id', 'retired_at'])
      .where('code', '=', code)
      .forUpdate()
      .executeTakeFirst(),
  );
  if (!retired_at) throw problem('wrong-state', { detail: `Phiếu ${code} vẫn đang được thu.` });
  await call.tx.updateTable('form').set({ retired_at: null, retired_reason: null }).where('id', '=', id).execute();
  await call.audit({ action: 'form.reinstate', objectType: 'form', objectId: code, reason });
  return { ok: true } as const;
};
