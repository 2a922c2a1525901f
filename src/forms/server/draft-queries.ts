import { sql } from 'kysely';
import type * as T from 'typebox';
import type { Db } from '../../platform/db/open.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { DraftEdit, DraftRow } from '../contract/drafts.ts';
import type { FormDefinition } from '../rules/definition.ts';
import type { Touches } from '../rules/edit/touches.ts';
import { readDraft } from './read-draft.ts';

const draftRows = sql`
  select d.id, d.code, d.title, d.version, d.findings, d.created_at as "createdAt", e.created_at as "changedAt",
    case when v.id is null then null else json_build_object('version', v.number, 'versionId', v.id, 'effectiveFrom', v.effective_from) end as base,
    coalesce(k.full_name, a.username) as "createdBy", coalesce(l.full_name, b.username) as "changedBy", d.definition
  from form_draft d
  join form_draft_edit o on o.draft_id = d.id and o.version = 1
  join account a on a.id = o.created_by left join custodian k on k.id = o.created_custodian_id
  join form_draft_edit e on e.draft_id = d.id and e.version = d.version
  join account b on b.id = e.created_by left join custodian l on l.id = e.created_custodian_id
  left join form_version v on v.id = d.base_version_id
  where d.removed_at is null and d.published_version_id is null`;

export const allDrafts = async (tx: Db): Promise<DraftRow[]> =>
  (await sql<DraftRow>`${draftRows} order by d.code, d.created_at, d.title, d.id`.execute(tx)).rows;

export const findDraft = async (tx: Db, id: string): Promise<DraftRow & { readonly definition: FormDefinition }> =>
  found((await sql<DraftRow & { definition: FormDefinition }>`${draftRows} and d.id = ${id}`.execute(tx)).rows[0]);

export type Edited = T.Static<typeof DraftEdit> & { readonly touched: Pick<Touches, 'writes' | 'needs'> };

/** What was done to a draft after a version, in turn. */
export const editsAfter = async (tx: Db, id: string, version: number): Promise<Edited[]> =>
  (
    await sql<Edited>`
      select e.version, e.operations, e.undo, e.touched, coalesce(k.full_name, a.username) as by, e.created_at as at
      from form_draft_edit e join account a on a.id = e.created_by left join custodian k on k.id = e.created_custodian_id
      where e.draft_id = ${id} and e.version > ${version} order by e.version`.execute(tx)
  ).rows;

export const publishedDefinition = async (tx: Db, versionId: number): Promise<FormDefinition> => {
  const row = await tx
    .selectFrom('form_version')
    .select('definition')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  return readDraft(row.definition);
};
