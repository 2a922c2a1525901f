import { expect, it } from 'vitest';
import { sources } from './sources.ts';

/** What a file says besides its comments. */
const said = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
/** Not the demonstration, whose people and places are made up for one province, and not what the regulation itself calls the board. */
const product = sources.filter(
  ({ path }) =>
    !/\.(test|fixture)\.tsx?$/.test(path) && !path.startsWith('src/app/demo/') && path !== 'src/platform/text/names.ts',
);
const saying = (what: RegExp): string[] => product.filter(({ text }) => what.test(said(text))).map(({ path }) => path);

it('R8 the board, its telephone and the province are named by the installation, not by the code', () => {
  expect(product.length).toBeGreaterThan(500);
  expect(saying(/Ban Dân tộc/)).toEqual([]);
  expect(saying(/['"`\s]0\d{2,3}[ .]?\d{3,4}[ .]\d{3}\b/)).toEqual([]);
  expect(saying(/Cao Bằng/)).toEqual([]);
});
