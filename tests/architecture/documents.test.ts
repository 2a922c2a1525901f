import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';

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
