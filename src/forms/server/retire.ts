import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';

type OfForm = { readonly params: { readonly code: string }; readonly body: { readonly reason: string } };

const locked = async ({ tx }: Call, code: string) =>
  found(
    await tx.selectFrom('form').select(['id', 'retired_at']).where('code', '=', code).forUpdate().executeTakeFirst(),
  );

/** A form that is asked no more: no campaign takes it from now on. What was collected stays, and what is open is filled to its end. */
export const retireForm = async (call: Call, { params: { code }, body: { reason } }: OfForm) => {
  const { id, retired_at } = await locked(call, code);
  if (retired_at) throw problem('wrong-state', { detail: `Phiếu ${code} đã ngừng thu.` });
  await call.tx
    .updateTable('form')
    .set({ retired_at: call.now, retired_reason: reason })
    .where('id', '=', id)
    .execute();
  await call.audit({ action: 'form.retire', objectType: 'form', objectId: code, reason });
  return { ok: true } as const;
};
