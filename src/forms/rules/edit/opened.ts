import type { AxisNode, FormDefinition, Section } from '../definition.ts';
import { codeOf, isGroup, isLeaf, nodesOf, walk, withNodes } from './tree.ts';

/** A draft's name for a heading that has no code on paper. It does not leave the draft. */
const HANDLE = /^_/;

const named = (node: AxisNode, next: () => string): AxisNode => {
  const own = codeOf(node) === '' ? { ...node, code: next() } : node;
  return isGroup(own) ? { ...own, children: own.children.map((child) => named(child, next)) } : own;
};

const withoutHandles = (node: AxisNode): AxisNode => {
  if (isLeaf(node)) return node;
  const { code, ...rest } = node;
  const own = code !== undefined && HANDLE.test(code) ? rest : node;
  return isGroup(own) ? { ...own, children: own.children.map(withoutHandles) } : own;
};

const mapNodes = (section: Section, change: (node: AxisNode) => AxisNode): Section => {
  const axes = (['rows', 'columns'] as const).filter((axis) => nodesOf(section, axis).length > 0);
  return axes.reduce((one, axis) => withNodes(one, axis, nodesOf(one, axis).map(change)), section);
};

/** Overrides that say nothing are none, and a table without any has no `cells`. */
const withoutEmptyCells = (section: Section): Section => {
  if (section.shape !== 'table' || section.cells === undefined) return section;
  const { cells, ...rest } = section;
  const said = Object.entries(cells).filter(([, override]) => Object.keys(override).length > 0);
  return said.length === 0 ? rest : { ...rest, cells: Object.fromEntries(said) };
};

/** A definition to be edited: every heading gets a name, so that an edit can say which it means. */
export const opened = (definition: FormDefinition): FormDefinition => {
  const taken = new Set(
    definition.sections.flatMap((section) =>
      [...nodesOf(section, 'rows'), ...nodesOf(section, 'columns')].flatMap((node) =>
        walk([node]).map((one) => codeOf(one.node)),
      ),
    ),
  );
  let last = 0;
  const next = (): string => {
    do last++;
    while (taken.has(`_${last}`));
    return `_${last}`;
  };
  return {
    ...definition,
    sections: definition.sections.map((section) => withoutEmptyCells(mapNodes(section, (node) => named(node, next)))),
  };
};

/** The definition as it is published, exported and compiled: without the names that only the draft needs. */
export const finished = (definition: FormDefinition): FormDefinition => ({
  ...definition,
  sections: definition.sections.map((section) => mapNodes(section, withoutHandles)),
});

/** A form of which only code and title are known. */
export const emptyDefinition = (code: string, title: string): FormDefinition => ({
  code,
  title,
  sector: '',
  periodKinds: [],
  calendar: 'administrative',
  basis: '',
  provenance: 'official',
  filledBy: 'commune',
  verifier: '',
  sections: [],
  checks: [],
});
