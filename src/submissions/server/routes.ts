import { type Binding, on, onAhead } from '../../platform/call/binding.ts';
import * as contract from '../contract.ts';
import { getCellHistory } from './cell-history.ts';
import { sheetToEnter, sheetToSend } from './facts.ts';
import { getSheet } from './get-sheet.ts';
import { getRevision, getSteps, listSubmissions } from './queries.ts';
import { saveDraft } from './save-draft.ts';
import { submitSheet, submitValues } from './submit.ts';

export const submissionRoutes: Binding[] = [
  on(contract.listSubmissions)(listSubmissions),
  on(contract.getSheet)(getSheet),
  on(contract.getRevision)(getRevision),
  onAhead(contract.saveDraft)(sheetToEnter, saveDraft),
  onAhead(contract.submitSheet)(sheetToSend, submitSheet),
  onAhead(contract.submitValues)(sheetToSend, submitValues),
  on(contract.getCellHistory)(getCellHistory),
  on(contract.getSteps)(getSteps),
];
