import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { projectRoot } from '../../platform/config/project-root.ts';

vi.mock('typebox', () => import('../../platform/contract/no-schemas.ts'));

const contractOf = (noun: string): string => join(projectRoot, 'src', noun, 'contract.ts');
const nouns = readdirSync(join(projectRoot, 'src')).filter((noun) => existsSync(contractOf(noun)));

it.each(nouns)('R37 the page reads the routes of %s without schemas', async (noun) => {
  const routes = Object.values<unknown>(await import(contractOf(noun))).filter(
    (value) => typeof value === 'object' && value !== null && 'method' in value,
  );
  expect(routes).not.toEqual([]);
  for (const route of routes) expect(route).toMatchObject({ path: expect.stringMatching(/^\/api\//) });
});
