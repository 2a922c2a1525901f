import { type Binding, on } from '../../platform/call/binding.ts';
import type { TrailLookups } from '../../platform/trail-lookups.ts';
import * as retention from '../contract/retention.ts';
import * as seal from '../contract/seal.ts';
import * as routes from '../contract.ts';
import { getCheckpoint, getConsistencyProof, getInclusionProof } from './checkpoints.ts';
import { exportAuditEvents } from './export.ts';
import { listAuditEvents } from './list.ts';
import { getRetention, setRetention } from './set-retention.ts';

export const auditRoutes = (lookups: TrailLookups): Binding[] => [
  on(routes.listAuditEvents, 'audit.read')(listAuditEvents(lookups)),
  on(routes.exportAuditEvents, 'audit.export')(exportAuditEvents(lookups)),
  on(seal.getCheckpoint, 'audit.prove')(getCheckpoint),
  on(seal.getInclusionProof, 'audit.prove')(getInclusionProof),
  on(seal.getConsistencyProof, 'audit.prove')(getConsistencyProof),
  on(retention.getRetention)(getRetention),
  on(retention.setRetention, 'audit.retention')(setRetention),
];
