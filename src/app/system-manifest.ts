import { forgetRequestKeys } from '../platform/http/forget-request-keys.ts';
import type { Manifest } from '../platform/manifest.ts';
import { systemTrail } from './contract/events.ts';
import { systemRoutes } from './system-state.ts';

/** What belongs to no noun: the state of the machine, its keys, the answers kept for repeated requests. */
export const systemManifest: Manifest = {
  routes: systemRoutes,
  jobs: () => [forgetRequestKeys],
  trail: systemTrail,
  commands: { 'npm run secrets': ['secrets.key-added', 'secrets.rotate', 'secrets.key-retired'] },
};
