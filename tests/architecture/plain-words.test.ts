import { expect, it } from 'vitest';
import { sources } from './sources.ts';

/** Lines of the sources that people may come to read: no tests, no comments. */
const lines = sources
  .filter(({ path }) => !/\.(test|fixture)\.tsx?$/.test(path))
  .flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
      .map((line) => ({ path, line: line.trim() })),
  );
const having = (pattern: RegExp, except: (path: string) => boolean = () => false) =>
  lines.filter(({ path, line }) => pattern.test(line) && !except(path)).map(({ path, line }) => `${path}: ${line}`);

it('R37 a time limit is said by one function: 182 days are six months (how many days are left or late is counted one by one)', () => {
  const limit =
    /(trong|trong vòng|sau|ít nhất|thời hạn|trước) \$\{[^}]*\} (ngày|giờ|phút)(?![\p{L}])|\$\{[^}]*\} (ngày|giờ|phút) một lần/u;
  expect(having(limit)).toEqual([]);
});

it('R37 a percentage is written by one function, with a space that does not break', () => {
  const sentences = /[\p{Ll}] (\$\{[^}]*\}|\d+)%|['`](\$\{[^}]*\}|\d+)% /u;
  expect(having(sentences).filter((line) => !/ like /.test(line))).toEqual([]);
});

it('R37 pages speak of units, not of scopes, and of days as people write them', () => {
  const isPage = (path: string) => /\/web\/|platform\/ui\//.test(path);
  expect(having(/phạm vi|dd\/mm|yyyy-mm/i, (path) => !isPage(path))).toEqual([]);
});
