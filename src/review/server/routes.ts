import { type Binding, on } from '../../platform/call/binding.ts';
import * as beside from '../contract/beside.ts';
import * as together from '../contract/together.ts';
import * as contract from '../contract.ts';
import { acceptSubmission } from './accept.ts';
import { acceptTogether } from './accept-together.ts';
import { getApproval, listApprovals } from './approvals.ts';
import { approveFigures } from './approve.ts';
import { getApprovalBeside, getConsolidationBeside } from './beside.ts';
import { getConsolidation, listConsolidations } from './consolidations.ts';
import { getQueue } from './queue.ts';
import { returnToUnit } from './return.ts';
import { returnToSigner } from './return-consolidation.ts';
import { signConsolidation } from './sign.ts';
import { verifyConsolidation } from './verify.ts';
import { getWaitingSheets } from './waiting-sheets.ts';

export const reviewRoutes: Binding[] = [
  on(contract.accept, 'submission.accept')(acceptSubmission),
  on(together.getWaitingSheets, 'submission.read')(getWaitingSheets),
  on(together.acceptTogether, 'submission.accept')(acceptTogether),
  on(contract.returnSubmission, 'submission.return')(returnToUnit),
  on(contract.getQueue)(getQueue),
  on(contract.listConsolidations)(listConsolidations),
  on(contract.getConsolidation, 'consolidation.read')(getConsolidation),
  on(beside.getConsolidationBeside, 'consolidation.read')(getConsolidationBeside),
  on(contract.sign, 'consolidation.sign', 'approval.approve')(signConsolidation),
  on(contract.verify, 'consolidation.verify', 'approval.approve')(verifyConsolidation),
  on(contract.returnConsolidation, 'consolidation.return')(returnToSigner),
  on(contract.listApprovals)(listApprovals),
  on(contract.getApproval, 'approval.read')(getApproval),
  on(beside.getApprovalBeside, 'approval.read')(getApprovalBeside),
  on(contract.approve, 'approval.approve')(approveFigures),
];
