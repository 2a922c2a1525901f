import { type Binding, on } from '../../platform/http/call.ts';
import * as routes from '../contract.ts';
import { listAuditEvents } from './list.ts';

export const auditRoutes: Binding[] = [on(routes.listAuditEvents)(listAuditEvents)];
