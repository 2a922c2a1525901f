import { type Binding, on } from '../../platform/call/binding.ts';
import * as contract from '../contract.ts';
import { acceptSubmission } from './accept.ts';
import { listApprovals } from './approvals.ts';
import { approveFigures } from './approve.ts';
import { getConsolidation, listConsolidations } from './consolidations.ts';
import { getQueue } from './queue.ts';
import { returnToUnit } from './return.ts';
import { returnToSigner } from './return-consolidation.ts';
import { signConsolidation } from './sign.ts';
import { verifyConsolidation } from './verify.ts';

export const reviewRoutes: Binding[] = [
  on(contract.accept)(acceptSubmission),
  on(contract.returnSubmission)(returnToUnit),
  on(contract.getQueue)(getQueue),
  on(contract.listConsolidations)(listConsolidations),
  on(contract.getConsolidation)(getConsolidation),
  on(contract.sign)(signConsolidation),
  on(contract.verify)(verifyConsolidation),
  on(contract.returnConsolidation)(returnToSigner),
  on(contract.listApprovals)(listApprovals),
  on(contract.approve)(approveFigures),
];
