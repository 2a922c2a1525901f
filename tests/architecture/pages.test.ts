import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageAddresses } from '../../src/app/web/page-addresses.ts';
import { pages } from '../../src/app/web/pages.ts';
import { webManifests } from '../../src/app/web/web-manifests.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { verbs } from '../../src/sign-in/rules/permissions.ts';
import { sources } from './sources.ts';

const code = sources.filter(({ path }) => !/\.(test|fixture)\.tsx?$/.test(path));
const isManifest = (path: string): boolean => /^src\/[\w-]+\/web\/manifest\.ts$/.test(path);
/** Names the two pages that come with the frame. */
const ROUTER = 'src/app/web/router.tsx';

/** Components that manifests load, with the files that stand behind them. */
const loaded = code
  .filter(({ path }) => isManifest(path))
  .flatMap(({ path, text, imports }) =>
    [...text.matchAll(/import\('(\.[^']+\.tsx)'\)\)\.(\w+)/g)].map(([, from = '', name = '']) => ({
      name,
      manifest: path,
      file: imports.find((target) => target.endsWith(from.replace(/^[./]+/, '/'))) ?? from,
    })),
  );

describe('a noun’s pages stand in its manifest', () => {
  it('app joins the manifest of every noun that has something to show', () => {
    const joined = readFileSync(join(projectRoot, 'src/app/web/web-manifests.ts'), 'utf8');
    const nouns = code.filter(({ path }) => isManifest(path)).map(({ path }) => path.split('/')[1]);
    expect(nouns.length).toBe(webManifests.length);
    expect(nouns.filter((noun) => !joined.includes(`'../../${noun}/web/manifest.ts'`))).toEqual([]);
    expect(nouns.filter((noun) => !code.some(({ path }) => path === `src/${noun}/manifest.ts`))).toEqual([]);
  });

  it('a page touches its component and one entry of its noun’s manifest: nothing else names it', () => {
    const touched = loaded.map(({ name, manifest, file }) => {
      const naming = code.filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text)).map(({ path }) => path);
      return { name, others: naming.filter((path) => ![manifest, file].includes(path)) };
    });
    expect(touched.length).toBeGreaterThan(25);
    expect(touched.filter(({ others }) => others.length > 0)).toEqual([]);
    const withTheFrame = [...pages].filter(([, { load }]) => load === 'with-the-frame').map(([path]) => path);
    expect(withTheFrame.toSorted()).toEqual(['/', '/dang-nhap']);
    // And the trail, which app shows with the words of every noun, and the guide, which speaks of all of them.
    expect(loaded.length + withTheFrame.length + 2).toBe(pages.size);
  });

  it('every file that is called a page is one', () => {
    const files = code.map(({ path }) => path).filter((path) => /\/web\/\w+Page\.tsx$/.test(path));
    const router = code.find(({ path }) => path === ROUTER);
    const known = new Set([...loaded.map(({ file }) => file), ...(router?.imports ?? [])]);
    // What the frame says instead of a page, and the trail.
    const others = ['src/app/web/NotAllowedPage.tsx', 'src/audit/web/AuditPage.tsx'];
    expect(files.filter((path) => !known.has(path))).toEqual(others);
  });

  it('two nouns never have a page at one address, and what a page asks for is a verb', () => {
    const addresses = webManifests.flatMap((noun) => Object.keys(noun.pages ?? {}));
    expect(new Set(addresses).size).toBe(addresses.length);
    const known: readonly string[] = verbs;
    const asked = [...pages.values()].flatMap(({ needs = [], menu }) => [...needs, ...(menu?.verbs ?? [])]);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((verb) => !known.includes(verb))).toEqual([]);
  });
});

it('ASVS 13.4.3 the server knows the addresses of the pages, so that any other is not found', () => {
  expect(pageAddresses).toEqual([...pageAddresses].toSorted());
  for (const path of pages.keys()) expect(pageAddresses).toContain(path.split('/')[1]);
  expect(pageAddresses).not.toContain('metrics');
  const build = readFileSync(join(projectRoot, 'vite.config.ts'), 'utf8');
  expect(build).toContain("fileName: 'pages.json'");
});

it('ASVS 3.4.3 the page holds no script of its own: every one is a file', () => {
  const html = readFileSync(join(projectRoot, 'src/app/web/index.html'), 'utf8');
  expect([...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)]).toEqual([]);
  expect(html).not.toMatch(/\son\w+=|javascript:/i);
});
