import type { Manifest } from '../platform/manifest.ts';
import { formTrail } from './contract/events.ts';
import { formRoutes } from './server/routes.ts';
import { formLookups } from './server/trail-lookups.ts';

export const formsManifest: Manifest = {
  routes: formRoutes,
  commands: { 'npm run catalogue': ['form.publish'] },
  trail: formTrail,
  constraints: {
    form_version_number: 'already-exists',
    form_draft_once: 'already-exists',
  },
  appendOnly: ['form_version', 'form_cell', 'form_draft_edit', 'code_list_version'],
  lookups: formLookups,
};
