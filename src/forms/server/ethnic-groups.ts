import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.ts';
import type { EthnicGroup } from '../rules/definition.ts';

const read = (): readonly EthnicGroup[] => {
  const file: { groups: EthnicGroup[] } = JSON.parse(
    readFileSync(join(projectRoot, 'catalog', 'ethnic-groups.json'), 'utf8'),
  );
  return file.groups;
};

let known: readonly EthnicGroup[] | undefined;

/** The 54 ethnic groups of QĐ 121-TCTK/PPCĐ (1979) with the census codes; read once from the catalogue. */
export const ethnicGroups = (): readonly EthnicGroup[] => {
  known ??= read();
  return known;
};
