import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '../definition.ts';
import { chooseAt, shownChosen, targetOf } from './chosen.ts';
import { sectionGrid } from './design-grid.ts';
import { designIndex } from './design-index.ts';
import { columnSpot, firstSpot, hasSpot, rowSpot, type SpotKey, stepIn, type Toward } from './design-moves.ts';

const read = (path: string) => JSON.parse(readFileSync(`catalog/${path}`, 'utf8'));
const { groups } = read('ethnic-groups.json');
/** Every table and list of the catalogue, as the designer lays it out. */
const grids = readdirSync('catalog/forms').flatMap((file) => {
  const definition: FormDefinition = read(`forms/${file}`);
  const index = designIndex(definition, { ethnicGroups: groups });
  return definition.sections
    .filter(({ shape }) => shape !== 'narrative')
    .map((section) => sectionGrid(section, index, groups));
});
const tables = grids.filter(({ rows }) => rows.some(({ cells }) => cells.length > 0));
const directions: readonly Toward[] = ['up', 'down', 'left', 'right', 'rowStart', 'rowEnd', 'first', 'last'];
type Grid = (typeof grids)[number];

const everySpot = ({ rows, head }: Grid): SpotKey[] => [
  ...rows.flatMap((row) => [rowSpot(row), ...row.cells.map(({ code }) => `c ${code}`)]),
  ...head.flat().map(columnSpot),
];
const grid = fc.constantFrom(...grids);

describe('R11 the designer is walked by arrow keys', () => {
  it('has tables and lists to walk', () => {
    expect([tables.length > 30, grids.length > tables.length]).toEqual([true, true]);
  });

  it('no key leads out of the table, whatever is pressed', () => {
    const pressed = fc.array(fc.constantFrom(...directions), { maxLength: 40 });
    fc.assert(
      fc.property(grid, pressed, (shown, keys) => {
        let at = firstSpot(shown);
        for (const key of keys) {
          at = stepIn(shown, at, key);
          expect(hasSpot(shown, at)).toBe(true);
        }
      }),
    );
  });

  it('every place is reached with the four arrows alone', () => {
    for (const shown of grids) {
      const reached = new Set<SpotKey>([firstSpot(shown)]);
      for (const at of reached)
        for (const toward of ['up', 'down', 'left', 'right'] as const) reached.add(stepIn(shown, at, toward));
      expect([shown.section, everySpot(shown).filter((spot) => !reached.has(spot))]).toEqual([shown.section, []]);
    }
  });

  it('one step and the opposite one come back, among cells', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tables), fc.nat(), (shown, seed) => {
        const cells = shown.rows.flatMap((row) => row.cells.map(({ code }) => `c ${code}`));
        const at = cells[seed % cells.length] ?? '';
        for (const [there, back] of [
          ['right', 'left'],
          ['down', 'up'],
        ] as const) {
          const next = stepIn(shown, at, there);
          if (next !== at) expect(stepIn(shown, next, back)).toBe(at);
        }
      }),
    );
  });

  it('a place that is gone keeps nobody from going on', () => {
    const [shown] = tables;
    if (!shown) throw new Error('the catalogue has no table');
    for (const gone of ['r KHONG', 'k KHONG', 'c KHONG.CO', 'x', '']) {
      expect(hasSpot(shown, gone)).toBe(false);
      for (const toward of directions) expect(stepIn(shown, gone, toward)).toBe(gone);
    }
  });
});

describe('R11 a block is chosen from one place to another', () => {
  it('is the same from either end, and holds both', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tables), fc.nat(), fc.nat(), (shown, a, b) => {
        const cells = shown.rows.flatMap((row) => row.cells.map(({ code }) => `c ${code}`));
        const [anchor, head] = [cells[a % cells.length] ?? '', cells[b % cells.length] ?? ''];
        for (const scope of ['cells', 'rows', 'columns'] as const) {
          const there = targetOf(shown, { anchor, head, scope });
          expect(targetOf(shown, { anchor: head, head: anchor, scope })).toEqual(there);
          const marked = shownChosen(shown, { anchor, head, scope });
          expect([marked.has(anchor), marked.has(head)]).toEqual([true, true]);
          for (const spot of marked) expect(hasSpot(shown, spot)).toBe(true);
        }
      }),
    );
  });

  it('begins with what one stands on: a row reaches its cells, a column likewise', () => {
    for (const shown of tables) {
      for (const row of shown.rows.filter(({ cells }) => cells.length > 0)) {
        const chosen = chooseAt(rowSpot(row));
        expect(targetOf(shown, chosen)).toEqual({ on: 'rows', section: shown.section, codes: [row.node] });
        for (const { code } of row.cells) expect(shownChosen(shown, chosen).has(`c ${code}`)).toBe(true);
      }
      for (const column of shown.columns)
        expect(targetOf(shown, chooseAt(columnSpot(column)))).toMatchObject({ on: 'columns', codes: [column.node] });
    }
  });
});
