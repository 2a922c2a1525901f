import { type Binding, on, onWithFirstQuery } from '../../platform/call/binding.ts';
import { listSubmissionChoices as listChoices } from '../contract/choices.ts';
import * as many from '../contract/many.ts';
import * as publication from '../contract/publication.ts';
import * as contract from '../contract.ts';
import { getCellHistory } from './cell-history.ts';
import { sheetToEnter, sheetToSend } from './facts.ts';
import { getOwnSheets, getSheetsOfPeriod } from './get-own-sheets.ts';
import { getSheet } from './get-sheet.ts';
import { listSubmissionChoices, listSubmissions } from './list.ts';
import { previewPublication } from './publication.ts';
import { publishDraft } from './publish-draft.ts';
import { getRevision, getSteps } from './queries.ts';
import { saveDraft } from './save-draft.ts';
import { saveDrafts } from './save-drafts.ts';
import { submitSheet, submitValues } from './submit.ts';
import { submitSheets } from './submit-sheets.ts';

export const submissionRoutes: Binding[] = [
  on(contract.listSubmissions)(listSubmissions),
  on(listChoices)(listSubmissionChoices),
  on(contract.getSheet, 'submission.read')(getSheet),
  on(contract.getRevision, 'submission.read')(getRevision),
  onWithFirstQuery(contract.saveDraft, 'submission.save')(sheetToEnter, saveDraft),
  onWithFirstQuery(contract.submitSheet, 'submission.submit')(sheetToSend, submitSheet),
  onWithFirstQuery(contract.submitValues, 'submission.submit')(sheetToSend, submitValues),
  on(many.getOwnSheets, 'submission.read')(getOwnSheets),
  on(many.getSheetsOfPeriod, 'submission.read')(getSheetsOfPeriod),
  on(many.saveDrafts, 'submission.save')(saveDrafts),
  on(many.submitSheets, 'submission.submit')(submitSheets),
  on(contract.getCellHistory, 'submission.read')(getCellHistory),
  on(contract.getSteps)(getSteps),
  on(publication.previewPublication)(previewPublication),
  on(publication.publishDraft, 'form.publish-draft')(publishDraft),
];
