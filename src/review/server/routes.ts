import { type Binding, on } from '../../platform/call/binding.ts';
import * as contract from '../contract.ts';
import { acceptSubmission } from './accept.ts';
import { getApproval, listApprovals } from './approvals.ts';
import { approveFigures } from './approve.ts';
import { getConsolidation, listConsolidations } from './consolidations.ts';
import { getQueue } from './queue.ts';
import { returnToUnit } from './return.ts';
import { returnToSigner } from './return-consolidation.ts';
import { signConsolidation } from './sign.ts';
import { verifyConsolidation } from './verify.ts';

export const reviewRoutes: Binding[] = [
  on(contract.accept, 'submission.accept')(acceptSubmission),
  on(contract.returnSubmission, 'submission.return')(returnToUnit),
  on(contract.getQueue)(getQueue),
  on(contract.listConsolidations)(listConsolidations),
  on(contract.getConsolidation, 'consolidation.read')(getConsolidation),
  on(contract.sign, 'consolidation.sign')(signConsolidation),
  on(contract.verify, 'consolidation.verify')(verifyConsolidation),
  on(contract.returnConsolidation, 'consolidation.return')(returnToSigner),
  on(contract.listApprovals)(listApprovals),
  on(contract.getApproval, 'approval.read')(getApproval),
  on(contract.approve, 'approval.approve')(approveFigures),
];
