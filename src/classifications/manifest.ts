import type { Manifest } from '../platform/manifest.ts';
import { classificationTrail } from './contract/events.ts';
import { classificationRoutes } from './server/routes.ts';

export const classificationsManifest: Manifest = {
  routes: classificationRoutes,
  commands: { 'npm run catalogue': ['classification.save', 'classification.list'] },
  trail: classificationTrail,
  constraints: {
    classification_once: 'already-exists',
    classification_list_once: 'already-exists',
    classification_member_once: 'already-exists',
  },
};
