import type { ReadNode } from './read-node.ts';
import { withoutUnit } from './sheet-words.ts';

type Open = { label: string; unit: string; children: Open[]; at: number };

const leafOf = (text: string, at: number): Open => ({ ...withoutUnit(text), children: [], at });

/**
 * The texts above one column, from the top. Merged cells are blank but for their first: a blank with something below it goes on from the
 * heading at its left, a blank with nothing below belongs to the heading above.
 */
const chainsOf = (heads: readonly (readonly string[])[], columns: readonly number[]): string[][] => {
  let before: string[] = [];
  return columns.map((column) => {
    const texts = heads.map((row) => row[column] ?? '');
    const deepest = texts.findLastIndex((text) => text !== '');
    const chain: string[] = [];
    let inherits = true;
    for (let level = 0; level <= deepest; level++) {
      const own = texts[level] ?? '';
      const inherited = inherits ? before[level] : undefined;
      if (own !== '') inherits = false;
      // A leaf at the left that reaches no further down is not a heading over this column.
      chain.push(own === '' && inherited !== undefined && before.length > level + 1 ? inherited : own);
    }
    before = chain;
    return chain;
  });
};

/** Joins columns that stand under one heading beside each other, whether it was merged or written over each. */
const addChain = (level: Open[], chain: readonly string[], at: number): void => {
  const [text = '', ...below] = chain;
  const last = level.at(-1);
  if (below.length === 0) {
    level.push(leafOf(text, at));
    return;
  }
  const goesOn = last !== undefined && last.children.length > 0 && last.label === text;
  const group = goesOn ? last : { label: text, unit: '', children: [], at };
  if (!goesOn) level.push(group);
  addChain(group.children, below, at);
};

const nodeOf = ({ label, unit, children, at }: Open): ReadNode => ({
  label,
  unit,
  code: undefined,
  type: undefined,
  column: at,
  children: children.map(nodeOf),
});

/** The tree of headings over the columns of figures; `columns`: where they stand in the sheet. */
export const readHeads = (heads: readonly (readonly string[])[], columns: readonly number[]): ReadNode[] => {
  const roots: Open[] = [];
  for (const [at, chain] of chainsOf(heads, columns).entries()) {
    const said = chain.filter((text) => text !== '');
    if (said.length > 0) addChain(roots, said, columns[at] ?? 0);
  }
  return roots.map(nodeOf);
};
