import type { AxisNode, CheckDefinition, FormDefinition, Section } from '../definition.ts';
import type { AxisName, EditOperation } from '../edit/operation.ts';
import { codeOf, nodesOf, sectionOf, walk } from '../edit/tree.ts';
import { tokenize } from '../expression/lexer.ts';
import { FormulaProblem } from '../expression/syntax.ts';

/** A row or column that gets another code. */
export type Renaming = {
  readonly section: string;
  readonly axis: AxisName;
  readonly from: string;
  readonly to: string;
};

/** Where an expression stands: its section, and whether bare names in it are rows, columns, or either. */
type Standing = { readonly section: string; readonly names: 'rows' | 'columns' | 'both' | 'none' };

/** Chains of names joined by points, with where each part stands in the text. */
const namesIn = (text: string) => {
  const tokens = tokenize(text);
  const chains: { start: number; end: number; text: string }[][] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    const part = { ...token.span, text: token.text };
    const joined = tokens[at - 1]?.text === '.' && tokens[at - 1]?.kind === 'symbol';
    const last = chains.at(-1);
    if (joined && last) last.push(part);
    else chains.push([part]);
  }
  return chains;
};

const isMeant = (
  chain: readonly { text: string }[],
  at: number,
  definition: FormDefinition,
  one: Renaming,
  standing: Standing,
): boolean => {
  const parts = chain.map(({ text }) => text);
  const own = parts.length === 3 && parts[0] === definition.code;
  if (parts.length === 3 && !own) return false;
  const place = own ? at - 1 : at;
  if (place < 0) return false;
  if (parts.length === 1) {
    if (one.axis === 'rows') return standing.names === 'rows' || standing.names === 'both';
    return standing.section === one.section && (standing.names === 'columns' || standing.names === 'both');
  }
  if (one.axis === 'rows') return place === 0;
  const row = parts[own ? 1 : 0] ?? '';
  const section = definition.sections.find((each) => each.code === one.section);
  const inSection =
    section !== undefined &&
    (row === one.section || walk(nodesOf(section, 'rows')).some(({ node }) => codeOf(node) === row));
  return place === 1 && inSection;
};

/** The text with the new code where the old one is meant; as it is where it cannot be read. */
const renamedText = (text: string, definition: FormDefinition, one: Renaming, standing: Standing): string => {
  try {
    const places = namesIn(text).flatMap((chain) =>
      chain.filter((part, at) => part.text === one.from && isMeant(chain, at, definition, one, standing)),
    );
    return places.toReversed().reduce((out, { start, end }) => out.slice(0, start) + one.to + out.slice(end), text);
  } catch (error) {
    if (error instanceof FormulaProblem) return text;
    throw error;
  }
};

const standingOf = (section: string, on: AxisName): Standing => ({ section, names: on });

const formulaOps = (definition: FormDefinition, one: Renaming, section: Section): EditOperation[] => {
  const ofAxis = (axis: AxisName): EditOperation[] =>
    walk(nodesOf(section, axis)).flatMap(({ node }) => nodeOps(definition, one, section, axis, node));
  const cells = section.shape === 'table' ? Object.entries(section.cells ?? {}) : [];
  const ofCells = cells.flatMap(([cell, override]): EditOperation[] => {
    const values = renamedParts(override, definition, one, { section: section.code, names: 'both' });
    if (Object.keys(values).length === 0) return [];
    return [{ op: 'set-cells', section: section.code, cells: [renamedCell(cell, section.code, one)], values }];
  });
  return [...ofAxis('rows'), ...ofAxis('columns'), ...ofCells];
};

/** Both are named alike by whoever says them: formulas along their axis, conditions along either. */
const renamedParts = (
  { formula, condition }: { readonly formula?: string; readonly condition?: string },
  definition: FormDefinition,
  one: Renaming,
  standing: Standing,
) => {
  const either: Standing = { ...standing, names: 'both' };
  const now = {
    formula: formula === undefined ? undefined : renamedText(formula, definition, one, standing),
    condition: condition === undefined ? undefined : renamedText(condition, definition, one, either),
  };
  return {
    ...(now.formula === undefined || now.formula === formula ? {} : { formula: now.formula }),
    ...(now.condition === undefined || now.condition === condition ? {} : { condition: now.condition }),
  };
};

const nodeOps = (
  definition: FormDefinition,
  one: Renaming,
  section: Section,
  axis: AxisName,
  node: AxisNode,
): EditOperation[] => {
  if ('children' in node) return [];
  const values = renamedParts(node, definition, one, standingOf(section.code, axis));
  if (Object.keys(values).length === 0) return [];
  const own = section.code === one.section && axis === one.axis && codeOf(node) === one.from;
  return [{ op: 'set-node', section: section.code, axis, code: own ? one.to : codeOf(node), values }];
};

const checkStanding = ({ section, per }: CheckDefinition): Standing => ({
  section,
  names: per === 'row' ? 'columns' : per === 'column' ? 'rows' : 'none',
});

const checkOps = (definition: FormDefinition, one: Renaming, check: CheckDefinition): EditOperation[] => {
  const expression = renamedText(check.expression, definition, one, checkStanding(check));
  const sentence = check.sentence?.replace(
    /\{([^{}]*)\}/g,
    (_whole, inner: string) => `{${renamedText(inner, definition, one, checkStanding(check))}}`,
  );
  const leavesOut = (check.per === 'row' && one.axis === 'rows') || (check.per === 'column' && one.axis === 'columns');
  const except =
    leavesOut && check.section === one.section
      ? check.except?.map((code) => (code === one.from ? one.to : code))
      : check.except;
  const values = {
    ...(expression === check.expression ? {} : { expression }),
    ...(sentence === undefined || sentence === check.sentence ? {} : { sentence }),
    ...(except === undefined || JSON.stringify(except) === JSON.stringify(check.except) ? {} : { except }),
  };
  return Object.keys(values).length === 0 ? [] : [{ op: 'set-check', check: check.id, values }];
};

const renamedCell = (cell: string, section: string, one: Renaming): string => {
  if (section !== one.section) return cell;
  const [row = '', column = ''] = cell.split('.');
  return one.axis === 'rows' && row === one.from
    ? `${one.to}.${column}`
    : one.axis === 'columns' && column === one.from
      ? `${row}.${one.to}`
      : cell;
};

/** What single cells say of themselves goes with the row or column. */
const cellOps = (section: Section, one: Renaming): EditOperation[] => {
  if (section.shape !== 'table') return [];
  return Object.entries(section.cells ?? {}).flatMap(([cell, override]): EditOperation[] => {
    const to = renamedCell(cell, section.code, one);
    if (to === cell) return [];
    const cleared = Object.fromEntries(Object.keys(override).map((name) => [name, null]));
    return [
      { op: 'set-cells', section: section.code, cells: [cell], values: cleared },
      { op: 'set-cells', section: section.code, cells: [to], values: override },
    ];
  });
};

/** Gives a row or column another code, in every formula, check and cell that names it. */
export const renameOps = (definition: FormDefinition, one: Renaming): EditOperation[] => {
  const { section, axis, from, to } = one;
  if (from === to) return [];
  return [
    { op: 'rename-node', section, axis, code: from, to },
    ...cellOps(sectionOf(definition, section), one),
    ...definition.sections.flatMap((each) => formulaOps(definition, one, each)),
    ...definition.checks.flatMap((check) => checkOps(definition, one, check)),
  ];
};
