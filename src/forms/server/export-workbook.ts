import type { Call } from '../../platform/call/call.ts';
import { writeWorkbook } from '../../platform/print/workbook.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { FormDefinition } from '../rules/definition.ts';
import { finished } from '../rules/edit/opened.ts';
import { formSheets } from '../rules/workbook/write-form.ts';
import { findDraft } from './draft-queries.ts';
import { readDraft } from './read-draft.ts';

const workbook = (name: string, definition: FormDefinition) => ({
  name: `${name}.xlsx`,
  type: 'xlsx' as const,
  content: () => writeWorkbook(formSheets(definition)),
});

/** A draft as one Excel file. */
export const exportDraft = async ({ tx }: Call, { params }: { readonly params: { readonly id: string } }) => {
  const { code, definition } = await findDraft(tx, params.id);
  return workbook(`${code} - bản nháp`, finished(definition));
};

type OfVersion = { readonly params: { readonly code: string; readonly version: number } };

/** A published version as one Excel file. */
export const exportVersion = async ({ tx }: Call, { params: { code, version } }: OfVersion) => {
  const row = await tx
    .selectFrom('form_version as v')
    .innerJoin('form as f', 'f.id', 'v.form_id')
    .select('v.definition')
    .where('f.code', '=', code)
    .where('v.number', '=', version)
    .executeTakeFirst();
  return workbook(`${code} - phiên bản ${version}`, readDraft(found(row).definition));
};
