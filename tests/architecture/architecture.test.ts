import { describe, expect, it } from 'vitest';
import { sources } from './sources.ts';

/** The declared order of the nouns: each may import those before it, never those after. */
const order = [
  'documents',
  'units',
  'audit',
  'policy',
  'notices',
  'sign-in',
  'accounts',
  'jobs',
  'backups',
  'periods',
  'classifications',
  'forms',
  'rounds',
  'submissions',
  'publications',
  'review',
  'campaigns',
  'corrections',
  'totals',
  'indicators',
  'discrepancies',
  'reports',
  'monitoring',
  'search',
];
const code = sources.filter(({ path }) => !/\.(test|fixture)\.tsx?$/.test(path));
const nounOf = (path: string) => path.split('/')[1] ?? '';
const sideOf = (path: string) => path.split('/')[2] ?? '';
/** `platform` has a browser side too. */
const isWeb = (path: string) => sideOf(path) === 'web' || path.startsWith('src/platform/ui/');
const isBrowserSafe = (path: string) =>
  ['contract.ts', 'rules', 'contract', 'text', 'problems'].includes(sideOf(path)) ||
  path.startsWith('src/platform/print/rules/');

const offences = (breaks: (from: string, to: string) => boolean) =>
  code.flatMap(({ path, imports }) =>
    imports
      .filter((target) => target.startsWith('src/') && breaks(path, target))
      .map((target) => `${path} → ${target}`),
  );

describe('the import law', () => {
  it('nobody imports app', () => {
    expect(offences((from, to) => nounOf(to) === 'app' && nounOf(from) !== 'app')).toEqual([]);
  });
  it('platform imports no noun', () => {
    expect(offences((from, to) => nounOf(from) === 'platform' && nounOf(to) !== 'platform')).toEqual([]);
  });
  it('nouns import only nouns before them, pages too: neither a page nor a contract of a later noun', () => {
    const uphill = (from: string, to: string) =>
      order.includes(nounOf(from)) &&
      order.includes(nounOf(to)) &&
      order.indexOf(nounOf(to)) > order.indexOf(nounOf(from));
    expect(offences(uphill)).toEqual([]);
  });
  it('across nouns only contract, rules, server/index and, by pages, web/index (or the index of a part of web) are imported', () => {
    const allowed = (from: string, to: string) =>
      isBrowserSafe(to) || to.endsWith('/server/index.ts') || (isWeb(from) && /\/web\/([a-z-]+\/)?index\.ts$/.test(to));
    expect(
      offences(
        (from, to) =>
          order.includes(nounOf(from)) &&
          order.includes(nounOf(to)) &&
          nounOf(from) !== nounOf(to) &&
          !allowed(from, to),
      ),
    ).toEqual([]);
  });
  it('web and server never meet', () => {
    expect(offences((from, to) => isWeb(from) && sideOf(to) === 'server')).toEqual([]);
    expect(offences((from, to) => sideOf(from) === 'server' && isWeb(to))).toEqual([]);
  });
  it('contracts and rules are browser-safe', () => {
    const unsafe = code
      .filter(
        ({ path, text }) => isBrowserSafe(path) && /from 'node:|from 'kysely'|from 'fastify'|from 'react'/.test(text),
      )
      .map(({ path }) => path);
    expect(unsafe).toEqual([]);
    expect(offences((from, to) => isBrowserSafe(from) && !isBrowserSafe(to))).toEqual([]);
  });
  it('there is no circle among files', () => {
    const graph = new Map(code.map(({ path, imports }) => [path, imports]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) return void circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });
});

describe('how the code reads', () => {
  it('no file passes 300 lines', () => {
    expect(
      code
        .filter(({ text }) => text.split('\n').length > 301)
        .map(({ path, text }) => `${path}: ${text.split('\n').length}`),
    ).toEqual([]);
  });
  it('SQL stands only under server/, in platform/db and in the composition', () => {
    const allowed = (path: string) =>
      sideOf(path) === 'server' || path.startsWith('src/platform/') || path.startsWith('src/app/');
    expect(
      code
        .filter(({ path, text }) => !allowed(path) && /\bsql`|selectFrom\(|insertInto\(/.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
  it('no SQL is built from strings but the migrations’ own', () => {
    expect(
      code
        .filter(({ path, text }) => /sql\.raw\(/.test(text) && path !== 'src/platform/db/migrate.ts')
        .map(({ path }) => path),
    ).toEqual([]);
  });
  it('R16 what a revision holds is read through one door, by the version that it was filled with', () => {
    const door = 'src/submissions/server/revisions.ts';
    const opened = code.filter(({ text }) => /\b(thaw|figuresOfFrozen)\(/.test(text));
    expect(opened.map(({ path }) => path)).toEqual(['src/submissions/rules/frozen.ts', door].sort());
    // In SQL others ask the door for `exactFigures`; these name what it gave, set two revisions of one sheet side by side, or pack totals.
    const named = code.filter(({ text }) => /\b[a-z]\.figures\b/.test(text) && /\brevision\b/.test(text));
    expect(named.map(({ path }) => path)).toEqual(
      ['src/review/server/queue.ts', 'src/submissions/server/facts.ts', 'src/totals/server/sum-packed.ts'].sort(),
    );
  });

  it('no name is a utils, helpers, common or manager', () => {
    expect(code.filter(({ path }) => /(utils?|helpers?|common|manager)\b/i.test(path)).map(({ path }) => path)).toEqual(
      [],
    );
  });
  it('R30 no figure passes through floating point in the engine and the totals', () => {
    const figures = code.filter(({ path }) => /^src\/(forms|totals)\/(rules|server)\//.test(path));
    expect(
      figures.filter(({ text }) => /parseFloat\(|Math\.(round|floor)\(/.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });
});
