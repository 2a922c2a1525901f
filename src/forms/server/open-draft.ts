import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { json } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { openDraft as route } from '../contract/drafts.ts';
import type { FormDefinition } from '../rules/definition.ts';
import { apply } from '../rules/edit/apply.ts';
import { emptyDefinition, opened } from '../rules/edit/opened.ts';
import { draftFindings } from './draft-findings.ts';
import { readDraft } from './read-draft.ts';

type Wish = HandlerInput<typeof route>['body'];
type Start = { readonly definition: FormDefinition; readonly base: number | null };

const newestOf = async (tx: Db, code: string) =>
  tx
    .selectFrom('form_version as v')
    .innerJoin('form as f', 'f.id', 'v.form_id')
    .select(['v.id', 'v.definition'])
    .where('f.code', '=', code)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst();

/** A published form is followed by its next version, never started anew under the same code. */
const refusePublished = async (tx: Db, code: string): Promise<void> => {
  if (!(await newestOf(tx, code))) return;
  const detail = `Phiếu ${code} đã được ban hành. Mở phiên bản kế tiếp của phiếu, hoặc chọn mã khác.`;
  throw problem('already-exists', { detail });
};

const startOf = async (tx: Db, wish: Wish): Promise<Start> => {
  switch (wish.from) {
    case 'nothing':
      await refusePublished(tx, wish.code);
      return { definition: emptyDefinition(wish.code, wish.title), base: null };
    case 'version': {
      const { id, definition } = found(await newestOf(tx, wish.code));
      return { definition: readDraft(definition), base: id };
    }
    case 'copy': {
      await refusePublished(tx, wish.code);
      const { definition } = found(await newestOf(tx, wish.of));
      const values = { code: wish.code, title: wish.title };
      return { definition: apply(readDraft(definition), { op: 'set-form', values }), base: null };
    }
    case 'file': {
      const definition = readDraft(wish.definition);
      return { definition, base: (await newestOf(tx, definition.code))?.id ?? null };
    }
  }
};

/** Opens a draft; of a form that has one already, `already-exists`. */
export const openDraft = async (call: Call, { body }: { readonly body: Wish }) =>
  openWith(call, await startOf(call.tx, body));

/** The same of a definition that was read already; it follows the newest version of its form, where there is one. */
export const openDraftOf = async (call: Call, definition: FormDefinition) =>
  openWith(call, { definition, base: (await newestOf(call.tx, definition.code))?.id ?? null });

const openWith = async (call: Call, { definition: start, base }: Start) => {
  const { tx, actor, now } = call;
  const definition = opened(start);
  const { code, title } = definition;
  const found = await draftFindings(tx, definition, vietnamDay(now));
  const { id } = await tx
    .insertInto('form_draft')
    .values({
      code,
      title,
      base_version_id: base,
      definition: json(definition),
      findings: found.length,
      created_by: actor.accountId,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('form_draft_edit')
    .values({
      draft_id: id,
      version: 1,
      operations: json([]),
      undo: json([]),
      touched: json({ writes: [], needs: [] }),
      created_by: actor.accountId,
      created_custodian_id: actor.custodianId,
      created_at: now,
    })
    .execute();
  await call.audit({ action: 'form.draft-open', objectType: 'form-draft', objectId: id, detail: { code } });
  return { id, version: 1 };
};
