import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.ts';

export type Sector = { readonly code: string; readonly name: string };

let known: readonly Sector[] | undefined;

/** The sectors that a form may belong to, by their codes; read once from the catalogue. */
export const sectors = (): readonly Sector[] => {
  if (!known) {
    const file: { sectors: Sector[] } = JSON.parse(readFileSync(join(projectRoot, 'catalog', 'sectors.json'), 'utf8'));
    known = file.sectors.map(({ code, name }) => ({ code, name }));
  }
  return known;
};
