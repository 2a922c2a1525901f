// How many lines of tests stand beside the source: fixtures and everything under tests/ are tests, all else under src/ is source.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const linesBelow = (directory, counts) =>
  readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && counts(entry.name))
    .reduce(
      (sum, { parentPath, name }) => sum + readFileSync(join(parentPath, name), 'utf8').split('\n').length - 1,
      0,
    );

const ofTests = (name) => /\.(test|fixture)\.tsx?$/.test(name);

export const countLines = () => {
  const tests = linesBelow('tests', () => true) + linesBelow('src', ofTests);
  const source = linesBelow('src', (name) => !ofTests(name));
  return { tests, source, ratio: tests / source };
};
