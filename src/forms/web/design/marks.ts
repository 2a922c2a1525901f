import type { AxisNode, CellOverride, FormDefinition, Section } from '../../rules/definition.ts';
import type { SpotKey } from '../../rules/design/design-moves.ts';
import { codeOf, isGroup, nodesOf, walk } from '../../rules/edit/tree.ts';
import type { Finding } from '../../rules/finding.ts';
import type { DesignTools } from './design-context.ts';
import { shownBy } from './shown.ts';

type Marks = Pick<DesignTools, 'isNew' | 'isWrong' | 'isRetyped'>;

const leaves = (section: Section | undefined, axis: 'rows' | 'columns'): ReadonlyMap<string, AxisNode> =>
  new Map(section ? walk(nodesOf(section, axis)).map(({ node }) => [codeOf(node), node]) : []);

const typeOf = (node: AxisNode | undefined): string | undefined => (node && !isGroup(node) ? node.type : undefined);

const overridesOf = (section: Section | undefined): Readonly<Record<string, CellOverride>> =>
  section?.shape === 'table' ? (section.cells ?? {}) : {};

/** What of a section is new or of another kind beside the version in force, and where something is wrong. */
export const marksOf = (section: Section, found: readonly Finding[], before: FormDefinition | undefined): Marks => {
  const previous = before?.sections.find(({ code }) => code === section.code);
  const [rows, columns] = [leaves(section, 'rows'), leaves(section, 'columns')];
  const [previousRows, previousColumns] = [leaves(previous, 'rows'), leaves(previous, 'columns')];
  const [own, previousOwn] = [overridesOf(section), overridesOf(previous)];
  const wrong = new Set<SpotKey>(
    found.filter(({ place }) => place.section === section.code).map((one) => shownBy(one).key),
  );
  const known = { rows: previousRows, columns: previousColumns };
  return {
    isNew: (axis, node) => before !== undefined && !node.startsWith('_') && !known[axis].has(node),
    isWrong: (key) => wrong.has(key),
    isRetyped: (cell) => {
      const [row = '', column = ''] = cell.split('.');
      if (!previousRows.has(row) || !previousColumns.has(column)) return false;
      const now = [own[cell]?.greyed, own[cell]?.type ?? typeOf(rows.get(row)) ?? typeOf(columns.get(column))];
      const was = [
        previousOwn[cell]?.greyed,
        previousOwn[cell]?.type ?? typeOf(previousRows.get(row)) ?? typeOf(previousColumns.get(column)),
      ];
      return now.some((value, at) => value !== was[at]);
    },
  };
};
