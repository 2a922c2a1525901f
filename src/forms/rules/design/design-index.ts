import { expandAxis } from '../axes.ts';
import { buildSections, type Draft } from '../build-sections.ts';
import type { AxisEntry, Catalogue } from '../compiled.ts';
import type { AxisNode, FormDefinition } from '../definition.ts';
import { nodesOf } from '../edit/tree.ts';
import type { Place } from '../form-index.ts';
import { type DefinitionProblem, gatherProblems } from '../form-problems.ts';

/** What the names of an unfinished form mean: its cells as far as they are known, with the words of rows, columns, lists and sections. */
export type DesignIndex = {
  readonly draft: Draft;
  readonly problems: readonly DefinitionProblem[];
  /** Words of a row by its code, of a column by `section.code`, of a section by its code. */
  readonly rowLabel: (code: string) => string | undefined;
  readonly columnLabel: (section: string, code: string) => string | undefined;
  readonly sectionTitle: (code: string) => string | undefined;
};

const labelsOf = (entries: readonly AxisEntry[], into: Map<string, string>, prefix = ''): void => {
  for (const { code, label, children } of entries) {
    if (children) labelsOf(children, into, prefix);
    else if (code !== undefined) into.set(`${prefix}${code}`, label);
  }
};

type Words = Pick<DesignIndex, 'rowLabel' | 'columnLabel' | 'sectionTitle'>;

const wordsOf = ({ sections }: FormDefinition, { ethnicGroups }: Catalogue): Words => {
  const rows = new Map<string, string>();
  const columns = new Map<string, string>();
  const titles = new Map<string, string>();
  const entries = (nodes: readonly AxisNode[]): readonly AxisEntry[] =>
    expandAxis(nodes, { groups: ethnicGroups, kept: undefined, where: '', problems: gatherProblems() }).entries;
  for (const section of sections) {
    titles.set(section.code, section.title);
    labelsOf(entries(nodesOf(section, 'rows')), rows);
    labelsOf(entries(nodesOf(section, 'columns')), columns, `${section.code}.`);
  }
  return {
    rowLabel: (code) => rows.get(code),
    columnLabel: (section, code) => columns.get(`${section}.${code}`),
    sectionTitle: (code) => titles.get(code),
  };
};

/** Lays an unfinished form out; what is wrong with it is listed and stops nothing. */
export const designIndex = (definition: FormDefinition, catalogue: Catalogue): DesignIndex => {
  const problems = gatherProblems();
  const draft = buildSections(definition, catalogue, problems);
  return { draft, problems: problems.all, ...wordsOf(definition, catalogue) };
};

/** After an edit of words alone: what the names stand for is as it was, and need not be laid out at every keystroke. */
export const relabelled = (index: DesignIndex, definition: FormDefinition, catalogue: Catalogue): DesignIndex => ({
  ...index,
  ...wordsOf(definition, catalogue),
});

/**
 * What bare names are where an expression stands: a row's formula and a check per column name rows, a column's formula and a check per row
 * name columns, a cell's either; a check over a list names its columns; a check of the form only whole cells.
 */
export type FormulaPlace = {
  readonly section: string;
  readonly names: 'rows' | 'columns' | 'both' | 'fields' | 'cells';
  readonly row?: string | undefined;
  readonly column?: string | undefined;
};

/** Names mean the same in every column of a row's formula: one that stands for all is enough to try them out. */
export const placeOf = ({ draft: { index } }: DesignIndex, { section, names, row, column }: FormulaPlace): Place => {
  const anyRow = row ?? index.rowsOf.get(section)?.[0];
  const anyColumn = column ?? index.columnsOf.get(section)?.[0];
  switch (names) {
    case 'fields':
      return { section, list: section };
    case 'rows':
      return { section, column: anyColumn };
    case 'columns':
      return { section, row: anyRow };
    case 'both':
      return { section, row, column };
    case 'cells':
      return { section };
  }
};
