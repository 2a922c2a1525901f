import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { json } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { DraftConflict, editDraft as route } from '../contract/drafts.ts';
import type { FormDefinition } from '../rules/definition.ts';
import { apply } from '../rules/edit/apply.ts';
import { invert } from '../rules/edit/invert.ts';
import { type EditOperation, EditRefused } from '../rules/edit/operation.ts';
import { collisions, touches } from '../rules/edit/touches.ts';
import { valueAt, valueIn } from '../rules/edit/value-at.ts';
import { placeWords } from '../rules/edit/words.ts';
import { draftFindings } from './draft-findings.ts';
import { type Edited, editsAfter } from './draft-queries.ts';
import { readDraft, readOperations } from './read-draft.ts';

/** The draft under its lock, so that of two writes the second sees what the first has done. */
const locked = async (tx: Db, id: string) =>
  found(
    await tx
      .selectFrom('form_draft')
      .select(['version', 'definition', 'base_version_id as base', 'code'])
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .where('published_version_id', 'is', null)
      .forUpdate()
      .executeTakeFirst(),
  );

/** Places that others changed since the version that the edits were made on. */
const conflictsOf = (
  definition: FormDefinition,
  operations: readonly EditOperation[],
  meanwhile: readonly Edited[],
): DraftConflict[] => {
  const found = new Map<string, DraftConflict>();
  for (const op of operations) {
    const own = touches(definition, op);
    for (const { touched, by, at } of meanwhile)
      for (const place of collisions(own, touched))
        found.set(place, {
          place,
          where: placeWords(definition, place),
          by,
          at,
          theirs: valueAt(definition, place),
          yours: valueIn(op, place),
        });
  }
  return [...found.values()].slice(0, 200);
};

type Applied = {
  readonly definition: FormDefinition;
  readonly undo: readonly EditOperation[];
  readonly touched: { readonly writes: readonly string[]; readonly needs: readonly string[] };
};

const refused = (at: number, error: unknown): unknown =>
  error instanceof EditRefused
    ? problem('invalid-content', {
        detail: error.message,
        findings: [{ at: `body/operations/${at}`, message: error.message }],
      })
    : error;

/** One edit after the other; the first that cannot be made refuses them all. */
const applied = (start: FormDefinition, operations: readonly EditOperation[]): Applied => {
  let definition = start;
  const undo: EditOperation[][] = [];
  const writes = new Set<string>();
  const needs = new Set<string>();
  for (const [at, op] of operations.entries()) {
    const touched = touches(definition, op);
    for (const place of touched.writes) writes.add(place);
    for (const place of touched.needs) needs.add(place);
    try {
      undo.push(invert(definition, op));
      definition = apply(definition, op);
    } catch (error) {
      throw refused(at, error);
    }
  }
  return { definition, undo: undo.toReversed().flat(), touched: { writes: [...writes], needs: [...needs] } };
};

const refuseOtherCode = (base: number | null, before: string, { code }: FormDefinition): void => {
  if (base === null || code === before) return;
  const detail = `Phiếu ${before} đã được ban hành nên mã giữ nguyên. Muốn mã khác, mở bản sao của phiếu.`;
  throw problem('invalid-content', { detail });
};

type Input = Pick<HandlerInput<typeof route>, 'params' | 'body'>;

/** Edits of a draft: put behind what others did elsewhere meanwhile; refused whole where they did it at the same place. */
export const editDraft = async (call: Call, { params: { id }, body }: Input) => {
  const { tx, actor, now } = call;
  const operations = readOperations(body.operations);
  const draft = await locked(tx, id);
  if (body.version > draft.version) throw problem('stale-version', { version: draft.version });
  const merged = body.version === draft.version ? [] : await editsAfter(tx, id, body.version);
  const conflicts = conflictsOf(draft.definition, operations, merged);
  if (conflicts.length > 0) throw problem('draft-conflict', { version: draft.version, conflicts });
  const { definition, undo, touched } = applied(draft.definition, operations);
  refuseOtherCode(draft.base, draft.code, definition);
  readDraft(definition);
  const found = await draftFindings(tx, definition, vietnamDay(now));
  const version = draft.version + 1;
  const { code, title } = definition;
  await tx
    .updateTable('form_draft')
    .set({ definition: json(definition), version, code, title, findings: found.length })
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('form_draft_edit')
    .values({
      draft_id: id,
      version,
      operations: json(operations),
      undo: json(undo),
      touched: json(touched),
      created_by: actor.accountId,
      created_custodian_id: actor.custodianId,
      created_at: now,
    })
    .execute();
  const detail = { version, operations: operations.length };
  await call.audit({ action: 'form.draft-edit', objectType: 'form-draft', objectId: id, detail });
  return { version, undo: [...undo], merged, found };
};
