import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { sources } from './sources.ts';

const read = (...path: string[]): string => readFileSync(join(projectRoot, ...path), 'utf8');
const src = join(projectRoot, 'src');

it('decision 1 names every dependency', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const decision = read('docs', 'decisions', '0001-dependencies.md');
  // As a word: `react` is not named by `react-dom`.
  const isNamed = (name: string): boolean => new RegExp(`(^|[\\s|,(])${name}([\\s|,)]|$)`, 'm').test(decision);
  expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !isNamed(name))).toEqual([]);
});

it('every README of a noun has at most 40 lines', () => {
  const long = readdirSync(src)
    .filter((noun) => existsSync(join(src, noun, 'README.md')))
    .map((noun) => ({ noun, lines: read('src', noun, 'README.md').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 40);
  expect(long).toEqual([]);
});

const migrations = readdirSync(join(projectRoot, 'migrations')).map((name) => read('migrations', name));
/** Every word of the code and of the schema. */
const words = new Set(
  [...sources.map(({ text }) => text), ...migrations].flatMap((text) => text.match(/[\w-]+/g) ?? []),
);
const paths = sources.map(({ path }) => path);

/** Whether there is such a file (of the noun, below src or of the project) or such a word in the code. */
const isThere = (noun: string, name: string): boolean => {
  if (name.includes('/') && !name.includes(' '))
    return [join(src, noun), src, projectRoot].some((from) =>
      ['', '.ts', '.test.ts'].some((ending) => existsSync(join(from, `${name}${ending}`))),
    );
  if (/\.tsx?$/.test(name)) return paths.some((path) => path.endsWith(`/${name}`));
  return (name.match(/[\w-]+/g) ?? []).every((word) => words.has(word) || /^\d/.test(word));
};

it('a README names no file and no function that is not there', () => {
  const missing = readdirSync(src)
    .filter((noun) => existsSync(join(src, noun, 'README.md')))
    .flatMap((noun) =>
      [...read('src', noun, 'README.md').matchAll(/`([\w./ -]+)(?:\([^`]*\))?`/g)].flatMap(([, name = '']) =>
        name.startsWith('npm run') || isThere(noun, name) ? [] : [`${noun}: ${name}`],
      ),
    );
  expect(missing).toEqual([]);
});

it('decision 1 says the versions that are installed', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const decision = read('docs', 'decisions', '0001-dependencies.md').replace(/^(\|[^|]*\|).*$/gm, '$1');
  const others = Object.entries<string>({ ...dependencies, ...devDependencies }).flatMap(([name, range]) => {
    const said = [...decision.matchAll(new RegExp(`(?:\\| |, |with |and )${name} (\\d+(?:\\.\\d+)*)`, 'gm'))];
    const fits = said.every(([, version]) => `${range.replace(/^[~^]/, '')}.`.startsWith(`${version}.`));
    return fits ? [] : [`${name} ${range}`];
  });
  expect(others).toEqual([]);
});
