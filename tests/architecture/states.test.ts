import { describe, expect, it } from 'vitest';
import { sources } from './sources.ts';

const code = sources.filter(({ path }) => !/\.(test|fixture)\.tsx?$/.test(path));
const STATES = 'draft|submitted|returned|accepted|withdrawn|open|signed|stale|verified|approved';
/** The part of each UPDATE of one of the three records that says what becomes of it. */
const updates = (text: string): string[] =>
  [
    ...text.matchAll(
      /update (?:submission|consolidation|round)\b(?!_)[^`]*?\bset\b([\s\S]*?)(?:\bwhere\b|\bfrom\b|`)/g,
    ),
  ].map(([, set = '']) => set);

describe('the states of submission, consolidation and approval', () => {
  it('R20 are decided by the table of transitions: no statement writes one of its own', () => {
    const written = code.flatMap(({ path, text }) => updates(text).map((set) => ({ path, set })));
    expect(written.filter(({ set }) => /\bstate = /.test(set)).length).toBeGreaterThan(6);
    expect(written.filter(({ set }) => /\bstate = (?!\$\{|h\.state)/.test(set))).toEqual([]);
    const built = /(updateTable|insertInto)\('(submission|consolidation|round)'\)/;
    expect(code.filter(({ text }) => built.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('R20 nor does a recorded step name where it led', () => {
    const named = /recordSteps|into review_step/;
    const literal = new RegExp(`(?:select|values \\()[^\`;]*?, '(?:${STATES})'(?:,|::)`);
    const files = code.filter(({ text }) => named.test(text));
    expect(files.length).toBeGreaterThan(6);
    const offences = files.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => literal.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(offences).toEqual([]);
  });

  it('R20 nobody reads the table but the rules over it', () => {
    const readers = code.filter(({ imports }) => imports.includes('src/rounds/rules/transitions.ts'));
    expect(readers.map(({ path }) => path).sort()).toEqual([
      'src/rounds/rules/actions.ts',
      'src/rounds/rules/after.ts',
    ]);
  });
});
