import type { Trail } from '../../platform/contract/event.ts';
import { webManifests } from './web-manifests.ts';

/** What each noun leaves in the trail, for the page that shows it. */
export const loadTrails = async (): Promise<readonly Trail[]> => {
  const { systemTrail } = await import('../contract/events.ts');
  return [...(await Promise.all(webManifests.flatMap(({ trail }) => trail?.() ?? []))), systemTrail];
};
