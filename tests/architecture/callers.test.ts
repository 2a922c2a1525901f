import { expect, it } from 'vitest';
import { sources } from './sources.ts';

const product = sources.filter(({ path }) => !/\.(test|fixture)\.tsx?$/.test(path));
const EXPORTED = /^export (?:const|function|async function|class) (\w+)/gm;
const isRule = (path: string): boolean => /\/rules\//.test(path) || path.startsWith('src/platform/text/');

/** Whether another file of the product names it, or its own does beyond saying it. */
const isCalled = (name: string, home: string): boolean => {
  const word = new RegExp(`\\b${name}\\b`, 'g');
  return product.some(({ path, text }) => (text.match(word)?.length ?? 0) > (path === home ? 1 : 0));
};

it('every rule has a caller in the product: one that only tests call is dead', () => {
  const dead = product
    .filter(({ path }) => isRule(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(EXPORTED)].map(([, name = '']) => ({ name, path })).filter(({ name }) => !isCalled(name, path)),
    );
  expect(dead.map(({ name, path }) => `${path}: ${name}`)).toEqual([]);
});
