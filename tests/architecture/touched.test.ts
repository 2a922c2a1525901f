import { expect, it } from 'vitest';
import { bindings } from '../../src/app/bindings.ts';
import { ofTheSystem } from '../../src/app/trail.ts';
import { verbs } from '../../src/sign-in/rules/permissions.ts';
import { sources } from './sources.ts';

/** The product without tests, pages (which call what there is) and the demonstration, which calls endpoints as people do. */
const code = sources.filter(
  ({ path }) => !/\.(test|fixture)\.tsx?$/.test(path) && !/\/web\//.test(path) && !path.startsWith('src/app/demo/'),
);
const naming = (word: string): readonly string[] =>
  code.filter(({ text }) => new RegExp(word).test(text)).map(({ path }) => path);

/** What a file is in its noun. */
const roomOf = (path: string): string => {
  if (path.endsWith('/contract/events.ts')) return 'events';
  if (/^src\/[\w-]+\/contract(\/[\w-]+)?\.ts$/.test(path)) return 'contract';
  if (/^src\/[\w-]+\/server\/([\w-]+-)?routes\.ts$/.test(path)) return 'routes';
  return /^src\/(?!app|platform)[\w-]+\/server\/[\w-]+\.ts$/.test(path) ? 'verb' : path;
};

const left = bindings.flatMap(({ leaves }) => leaves);
const ofJobs = new Set(Object.values(ofTheSystem).flat());
const permissions: readonly string[] = verbs;

it('an audited endpoint touches its noun’s contract, routes and one verb with its event: nothing else by hand', () => {
  // What several endpoints or jobs leave is named by each of them; `audit.read` is a permission as well.
  const shared = new Set([...ofJobs, ...permissions, ...left.filter((action, at) => left.indexOf(action) !== at)]);
  const ofOne = left.filter((action) => action.includes('.') && !shared.has(action));
  expect(ofOne.length).toBeGreaterThan(30);
  const touched = ofOne.map((action) => [
    action,
    ...naming(`'${action.replace('.', '\\.')}'`)
      .map(roomOf)
      .toSorted(),
  ]);
  // What is never removed from the trail names one of its events.
  expect(touched.filter((one) => one.slice(1).join() !== 'events,routes,verb').map(([action]) => action)).toEqual([
    'audit.retention',
  ]);
});

/** Names that a contract gives its routes; of one plain word, they cannot be told from other words of a text. */
const contracts = code
  .filter(({ path }) => roomOf(path) === 'contract')
  .flatMap(({ path, text }) =>
    [...text.matchAll(/^export const ([a-z]+[A-Z]\w+) = \w+\(\{\s*method: '(\w+)',\s*path: '([^']+)'/gm)].map(
      ([, name = '', method, address]) => ({ name, path, key: `${method} ${address}` }),
    ),
  );

it('an endpoint is named by its contract, its routes and its verb; another noun or the composition names none', () => {
  const known = new Set(bindings.map(({ route }) => `${route.method} ${route.path}`));
  const named = contracts.filter(({ key }) => known.has(key));
  expect(named.length).toBeGreaterThan(60);
  const elsewhere = named.flatMap(({ name, path }) =>
    naming(`\\bcontract\\.${name}\\b`)
      .filter((file) => file.split('/')[1] !== path.split('/')[1] || !['routes', 'verb'].includes(roomOf(file)))
      .map((file) => `${name}: ${file}`),
  );
  expect(elsewhere).toEqual([]);
});
