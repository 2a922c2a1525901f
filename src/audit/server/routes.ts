import { type Binding, on } from '../../platform/call/binding.ts';
import * as retention from '../contract/retention.ts';
import * as seal from '../contract/seal.ts';
import * as routes from '../contract.ts';
import { getCheckpoint, getConsistencyProof, getInclusionProof } from './checkpoints.ts';
import { exportAuditEvents } from './export.ts';
import { listAuditEvents } from './list.ts';
import { getRetention, setRetention } from './set-retention.ts';

export const auditRoutes: Binding[] = [
  on(routes.listAuditEvents)(listAuditEvents),
  on(routes.exportAuditEvents)(exportAuditEvents),
  on(seal.getCheckpoint)(getCheckpoint),
  on(seal.getInclusionProof)(getInclusionProof),
  on(seal.getConsistencyProof)(getConsistencyProof),
  on(retention.getRetention)(getRetention),
  on(retention.setRetention)(setRetention),
];
