import { type Binding, on } from '../../platform/call/binding.ts';
import { openCaseAtTotal } from '../contract/at-total.ts';
import { getCaseBoard as board } from '../contract/board.ts';
import { assignCase } from '../contract/owner.ts';
import * as contract from '../contract.ts';
import { assign } from './assign.ts';
import { getCaseBoard } from './board.ts';
import { open } from './open.ts';
import { openAtTotal } from './open-at-total.ts';
import { getCase, listCases } from './queries.ts';
import { end, listRules, make } from './rules.ts';
import { accept, addNote, answer, sendBack } from './verbs.ts';

export const discrepancyRoutes: Binding[] = [
  on(contract.listCases)(listCases),
  on(contract.getCase)(getCase),
  on(contract.openCase, 'discrepancy.open')(open),
  on(openCaseAtTotal, 'discrepancy.open-at-total')(openAtTotal),
  on(board)(getCaseBoard),
  on(assignCase, 'discrepancy.assign')(assign),
  on(contract.addNote, 'discrepancy.note')(addNote),
  on(contract.answerCase, 'discrepancy.answer')(answer),
  on(contract.acceptAnswer, 'discrepancy.accept')(accept),
  on(contract.sendBackAnswer, 'discrepancy.send-back')(sendBack),
  on(contract.listRules)(listRules),
  on(contract.makeRule, 'discrepancy.rule')(make),
  on(contract.endRule, 'discrepancy.end-rule')(end),
];
