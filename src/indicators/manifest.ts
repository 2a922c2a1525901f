import type { Manifest } from '../platform/manifest.ts';
import { indicatorTrail } from './contract/events.ts';
import { indicatorRoutes } from './server/routes.ts';

export const indicatorsManifest: Manifest = {
  routes: indicatorRoutes,
  commands: { 'npm run catalogue': ['indicator.save'] },
  trail: indicatorTrail,
  constraints: { calculated_indicator_once: 'already-exists' },
  appendOnly: ['calculated_indicator_version'],
};
