import { describe, expect, it } from 'vitest';
import { functionsOf } from './functions.ts';
import { sources } from './sources.ts';

const LONGEST_FILE = 300;
const LONGEST_FUNCTION = 50;

/** Files that may be longer, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {
  'src/forms/rules/algebra.test.ts': 'the table of cases of the whole algebra, read as one',
};

/** Functions that may be longer, each with its reason. */
const longer: Readonly<Record<string, string>> = {
  wideFormDefinition: 'one value: a form as wide as forms get',
  createEntryStore: 'one state of the sheet, and every way to change it',
  createDesignStore: 'one state of the form being designed, and every way to change it',
  createDesignKeeper: 'one machine around one draft: what waits, what is in the air, what others changed meanwhile',
  createDesignActions: 'one table of the designer, and everything that keys, mouse and buttons do to it',
  createDraftKeeper: 'one machine around one draft: what waits, what is in the air, what was refused',
  openJobs: 'one machine around the timers and the work under way',
};

const product = sources.filter(({ path }) => !path.endsWith('.test.ts'));

describe('sizes', () => {
  it(`no file is longer than ${LONGEST_FILE} lines, but for a written reason`, () => {
    const long = sources.filter(({ path, text }) => text.split('\n').length - 1 > LONGEST_FILE && !(path in longFiles));
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it(`no function is longer than ${LONGEST_FUNCTION} lines, but for a written reason`, () => {
    const long = product.flatMap(({ path, text }) =>
      functionsOf(path, text)
        .filter(({ lines, name }) => lines > LONGEST_FUNCTION && !(name in longer))
        .map(({ name, line, lines }) => `${path}:${line} ${name}: ${lines} lines`),
    );
    expect(long).toEqual([]);
  });

  it('counts nested functions, components and methods, by the name they are known by', () => {
    const text = `const a = () => {\n  const b = () => 1;\n  return <p>{[1].map((x) => x)}</p>;\n};\nfunction c() {\n}\n`;
    expect(functionsOf('x.tsx', text)).toEqual([
      { name: 'a', line: 1, lines: 4 },
      { name: 'b', line: 2, lines: 1 },
      { name: 'a', line: 3, lines: 1 },
      { name: 'c', line: 5, lines: 2 },
    ]);
  });
});
