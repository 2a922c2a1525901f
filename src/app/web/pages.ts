import type { Page } from '../../platform/ui/web-manifest.ts';
import { loadTrails } from './trails.ts';
import { webManifests } from './web-manifests.ts';

/** The trail is shown with the words of every noun. */
const own: Readonly<Record<string, Page>> = {
  '/nhat-ky': {
    load: async () => {
      const [{ auditAtUnits }, trails] = await Promise.all([import('./AuditAtUnits.tsx'), loadTrails()]);
      return auditAtUnits(trails);
    },
    needs: ['audit.read'],
    menu: { words: 'Nhật ký', order: 70, verbs: ['audit.read'] },
  },
  '/huong-dan/$chapter': { load: async () => (await import('./guide/GuidePage.tsx')).GuidePage },
};

/** Every page by its address. */
export const pages: ReadonlyMap<string, Page> = new Map(
  [...webManifests.map((noun) => noun.pages ?? {}), own].flatMap((some) => Object.entries(some)),
);
