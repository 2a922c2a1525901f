import { type Binding, on, onUpload } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import * as lists from '../contract/code-lists.ts';
import * as contract from '../contract/drafts.ts';
import { quotableOf } from '../rules/design/quotable.ts';
import { changeWords } from '../rules/edit/change-words.ts';
import { difference } from '../rules/edit/difference.ts';
import { opened } from '../rules/edit/opened.ts';
import { exportList, getList, listLists, readListFile } from './code-lists.ts';
import { draftFindings } from './draft-findings.ts';
import { allDrafts, editsAfter, findDraft, publishedDefinition } from './draft-queries.ts';
import { editDraft } from './edit-draft.ts';
import { exportDraft, exportVersion } from './export-workbook.ts';
import { openDraft } from './open-draft.ts';
import { openFromWorkbook, receiveWorkbook } from './open-from-workbook.ts';
import { newestForms } from './publish.ts';
import { removeDraft } from './remove-draft.ts';
import { saveCodeList } from './save-code-list.ts';

type OfDraft = { readonly params: { readonly id: string } };

const quotable = async ({ tx }: Call) => ({
  forms: [...(await newestForms(tx)).values()].map((form) => {
    const { tables, ...named } = quotableOf(form);
    return { ...named, tables: tables.map(({ rows, columns }) => ({ rows: [...rows], columns: [...columns] })) };
  }),
});

const listDrafts = async ({ tx }: Call) => ({ drafts: await allDrafts(tx) });

const getDraft = async ({ tx, now }: Call, { params }: OfDraft) => {
  const draft = await findDraft(tx, params.id);
  return { ...draft, found: await draftFindings(tx, draft.definition, vietnamDay(now)) };
};

const listEdits = async ({ tx }: Call, { params, query }: OfDraft & { readonly query: { readonly after: number } }) => {
  const { version } = await findDraft(tx, params.id);
  return { version, edits: await editsAfter(tx, params.id, query.after) };
};

/** What the draft makes of the version that it follows. */
const compare = async ({ tx }: Call, { params }: OfDraft) => {
  const { base, definition } = await findDraft(tx, params.id);
  if (!base) return { operations: [], changes: [] };
  const before = opened(await publishedDefinition(tx, base.versionId));
  const operations = difference(before, definition);
  return { operations, changes: changeWords(before, operations) };
};

export const draftRoutes: Binding[] = [
  on(lists.listCodeLists)(listLists),
  on(lists.getCodeList)(getList),
  on(lists.exportCodeList)(exportList),
  on(lists.saveCodeList, 'code-list.save')(saveCodeList),
  onUpload(lists.readCodeListFile)(receiveWorkbook, readListFile),
  on(contract.listQuotable)(quotable),
  on(contract.listDrafts)(listDrafts),
  on(contract.openDraft, 'form.draft-open')(openDraft),
  onUpload(contract.openDraftFromWorkbook, 'form.draft-open')(receiveWorkbook, openFromWorkbook),
  on(contract.exportDraft)(exportDraft),
  on(contract.exportFormVersion)(exportVersion),
  on(contract.getDraft)(getDraft),
  on(contract.listDraftEdits)(listEdits),
  on(contract.compareDraft)(compare),
  on(contract.editDraft, 'form.draft-edit')(editDraft),
  on(contract.removeDraft, 'form.draft-remove')(removeDraft),
];
