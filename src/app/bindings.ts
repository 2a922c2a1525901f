import { accountRoutes } from '../accounts/server/routes.ts';
import { auditRoutes } from '../audit/server/routes.ts';
import { campaignRoutes } from '../campaigns/server/routes.ts';
import { documentRoutes } from '../documents/server/routes.ts';
import { formRoutes } from '../forms/server/routes.ts';
import { monitoringRoutes } from '../monitoring/server/routes.ts';
import { noticeRoutes } from '../notices/server/routes.ts';
import type { Binding } from '../platform/call/binding.ts';
import { policyRoutes } from '../policy/server/routes.ts';
import { reportRoutes } from '../reports/server/routes.ts';
import { reviewRoutes } from '../review/server/routes.ts';
import { signInRoutes } from '../sign-in/server/routes.ts';
import { submissionRoutes } from '../submissions/server/routes.ts';
import { totalRoutes } from '../totals/server/routes.ts';
import { unitRoutes } from '../units/server/routes.ts';
import { systemRoutes } from './system-state.ts';

/** Every address of the product, in the order of the nouns. */
export const bindings: readonly Binding[] = [
  ...signInRoutes,
  ...accountRoutes,
  ...policyRoutes,
  ...auditRoutes,
  ...documentRoutes,
  ...unitRoutes,
  ...formRoutes,
  ...campaignRoutes,
  ...submissionRoutes,
  ...reviewRoutes,
  ...totalRoutes,
  ...monitoringRoutes,
  ...noticeRoutes,
  ...reportRoutes,
  ...systemRoutes,
];
