import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import type { CompiledForm } from '../rules/compiled.ts';
import type { FormDefinition } from '../rules/definition.ts';
import { finished } from '../rules/edit/opened.ts';
import { type Published, publishForm, tryDefinition } from './publish.ts';

type Held = { readonly version: number; readonly definition: FormDefinition; readonly base: number | null };

/** `lock`: what is shown before deciding is only read; what is decided holds still until it is written. */
export type Reading = { readonly lock: boolean };

const held = async (tx: Db, id: string, { lock }: Reading): Promise<Held> => {
  const open = tx
    .selectFrom('form_draft')
    .select(['version', 'definition', 'base_version_id as base'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('published_version_id', 'is', null);
  return found(await (lock ? open.forUpdate() : open).executeTakeFirst());
};

/** Somebody published another version meanwhile: the draft follows one that is not the newest any more. */
const refuseOvertaken = async (tx: Db, { base, definition: { code } }: Held): Promise<void> => {
  const newest = await tx
    .selectFrom('form_version as v')
    .innerJoin('form as f', 'f.id', 'v.form_id')
    .select('v.id')
    .where('f.code', '=', code)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if ((newest?.id ?? null) === base) return;
  const detail = `Phiếu ${code} đã có phiên bản mới hơn phiên bản mà bản nháp này sửa. Xuất bản nháp ra tệp, mở phiên bản kế tiếp và sửa trên bản đó.`;
  throw problem('wrong-state', { detail });
};

/** The draft as the form that it would become; refused (`definition-refused`) with what stands against it. */
export const draftToPublish = async (
  tx: Db,
  id: string,
  reading: Reading,
): Promise<{ readonly version: number; readonly form: CompiledForm }> => {
  const draft = await held(tx, id, reading);
  await refuseOvertaken(tx, draft);
  return { version: draft.version, form: await tryDefinition(tx, finished(draft.definition)) };
};

type Publishing = {
  readonly id: string;
  readonly effectiveFrom: string;
  readonly basis: string;
  readonly note: string;
};

/** Makes a version of a draft; the rounds that it reaches are the caller's matter, who moves them. */
export const publishDraft = async (
  { tx, actor, now }: Pick<Call, 'tx' | 'actor' | 'now'>,
  { id, effectiveFrom, basis, note }: Publishing,
): Promise<Published> => {
  const { definition } = await held(tx, id, { lock: true });
  const form = { definition: { ...finished(definition), basis }, effectiveFrom, note };
  const published = await publishForm(tx, form, actor.accountId, now, { roundsMove: true });
  await tx.updateTable('form_draft').set({ published_version_id: published.versionId }).where('id', '=', id).execute();
  return published;
};
