import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageAddresses } from '../../src/app/page-addresses.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';

it('ASVS 13.4.3 the server knows the addresses of the pages, so that any other is not found', () => {
  const router = readFileSync(join(projectRoot, 'src/app/web/router.tsx'), 'utf8');
  const paths = [...router.matchAll(/(?:inside|outside)\(\s*'\/([^'/]*)|path: '\/([^'/]*)/g)].map(
    ([, one, other]) => one ?? other ?? '',
  );
  expect([...pageAddresses].sort()).toEqual([...new Set(paths)].sort());
});

it('ASVS 3.4.3 the page holds no script of its own: every one is a file', () => {
  const html = readFileSync(join(projectRoot, 'src/app/web/index.html'), 'utf8');
  expect([...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)]).toEqual([]);
  expect(html).not.toMatch(/\son\w+=|javascript:/i);
});
