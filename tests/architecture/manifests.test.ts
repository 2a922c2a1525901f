import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobsOf } from '../../src/app/jobs.ts';
import { manifests } from '../../src/app/manifests.ts';
import { actions } from '../../src/app/trail.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { lanes } from '../../src/platform/jobs/job.ts';
import { verbs } from '../../src/sign-in/rules/permissions.ts';
import { sources } from './sources.ts';

const code = sources.filter(({ path }) => !/\.(test|fixture)\.tsx?$/.test(path));
const nounOf = (path: string) => path.split('/')[1] ?? '';
const nouns = [
  ...new Set(
    code.filter(({ path }) => /^src\/(?!platform)[\w-]+\/manifest\.ts$/.test(path)).map(({ path }) => nounOf(path)),
  ),
];
/** `audit.read` is a permission as well. */
const permitted: readonly string[] = verbs;
const quoted = (text: string): Set<string> =>
  new Set([...text.matchAll(/'([\w-]+(?:\.[\w-]+)?)'/g)].map(([, name = '']) => name));

/** Files under src/ that name one of these, by the nouns they stand in. */
const naming = (names: readonly string[]) =>
  code.flatMap(({ path, text }) => {
    const found = quoted(text);
    return names.filter((name) => found.has(name)).map((name) => ({ name, path, noun: nounOf(path) }));
  });

describe('a noun is known by its manifest', () => {
  it('R50 every lane has work of the product', () => {
    expect([...new Set(jobsOf({ dataDirectory: '.' }).map(({ lane = 'short' }) => lane))].toSorted()).toEqual(
      [...lanes].toSorted(),
    );
  });

  it('every noun has one, and app joins each', () => {
    const folders = new Set(
      code.map(({ path }) => nounOf(path)).filter((name) => !['app', 'platform', 'periods'].includes(name)),
    );
    expect(nouns.toSorted()).toEqual([...folders].toSorted());
    const joined = readFileSync(join(projectRoot, 'src/app/manifests.ts'), 'utf8');
    expect(nouns.filter((noun) => !joined.includes(`'../${noun}/manifest.ts'`))).toEqual([]);
    expect(
      code
        .filter(
          ({ path, imports }) =>
            nounOf(path) !== 'app' &&
            imports.some((one) => one.endsWith('/manifest.ts') && one !== 'src/platform/manifest.ts'),
        )
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('an audited endpoint touches contract, routes and a verb of its noun: nothing outside of it names what it leaves', () => {
    const declaredIn = new Map(
      naming([...actions.keys()])
        .filter(({ path }) => path.endsWith('/contract/events.ts'))
        .map(({ name, noun }) => [name, noun]),
    );
    const order = [...nouns, 'app'];
    expect([...actions.keys()].filter((action) => action !== 'refused' && !declaredIn.has(action))).toEqual([]);
    const elsewhere = naming(
      [...actions.keys()].filter((action) => action.includes('.') && !permitted.includes(action)),
    ).filter(({ name, noun }) => {
      const own = declaredIn.get(name) ?? '';
      // A later noun may leave an event of an earlier one; composition, platform and the trail itself name none of a noun.
      return noun !== own && (['app', 'audit', 'platform'].includes(noun) || !order.includes(noun));
    });
    expect(
      elsewhere.filter(({ path }) => !path.startsWith('src/app/demo/')).map(({ name, path }) => `${path}: ${name}`),
    ).toEqual([]);
  });

  it('nothing outside of its noun names a constraint', () => {
    const constraints = manifests.flatMap((one) => Object.keys(one.constraints ?? {}));
    expect(constraints.length).toBeGreaterThan(8);
    expect(new Set(constraints).size).toBe(constraints.length);
    const named = code.flatMap(({ path, text }) =>
      constraints.filter((name) => new RegExp(`\\b${name}\\b`).test(text)).map((name) => ({ name, path })),
    );
    const home = new Map(
      named.filter(({ path }) => path.endsWith('/manifest.ts')).map(({ name, path }) => [name, nounOf(path)]),
    );
    expect(
      named.filter(({ name, path }) => home.get(name) !== nounOf(path)).map(({ name, path }) => `${path}: ${name}`),
    ).toEqual([]);
  });

  it('every constraint that says something is in the migrations', () => {
    const folder = join(projectRoot, 'migrations');
    const migrations = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    expect(
      manifests.flatMap((one) => Object.keys(one.constraints ?? {})).filter((name) => !migrations.includes(name)),
    ).toEqual([]);
  });
});
