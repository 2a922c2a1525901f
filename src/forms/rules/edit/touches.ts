import type { AxisNode, FormDefinition } from '../definition.ts';
import type { AxisName, EditOperation } from './operation.ts';
import { codeOf, type Found, findNode, isEthnic, nodesOf, walk } from './tree.ts';

/**
 * Where an edit puts its hand: places that it changes, places that must still be there for it, and gaps between neighbours (only the order
 * hangs on them). Places are paths: `sections/A/rows/A01/formula`, `sections/A/cells/A01.TS/greyed`, `form/title`,
 * `checks/C1/expression`; what holds for a place holds for what lies beneath it.
 */
export type Touches = {
  readonly writes: readonly string[];
  readonly needs: readonly string[];
  readonly order: readonly string[];
};

type Of<Op extends EditOperation['op']> = Extract<EditOperation, { op: Op }>;
type Sited = { readonly section: string; readonly axis: AxisName };

const NONE: Touches = { writes: [], needs: [], order: [] };
const START = '^';

const axisNodes = ({ sections }: FormDefinition, { section, axis }: Sited): readonly AxisNode[] => {
  const found = sections.find(({ code }) => code === section);
  return found ? nodesOf(found, axis) : [];
};

const sectionPlace = (section: string): string => `sections/${section}`;
const place = ({ section, axis }: Sited, code: string): string => `${sectionPlace(section)}/${axis}/${code}`;
const gap = (site: Sited, above: string | null, after: string | null): string =>
  `${place(site, '')}${above ?? ''}>${after ?? START}`;
/** Rows are named alone in the form, columns in their section. */
const nameOf = ({ section, axis }: Sited, code: string): string =>
  axis === 'rows' ? `name/row/${code}` : `name/column/${section}/${code}`;

const fieldsOf = (values: object): string[] => Object.keys(values);

/** The place of a heading and of all above it: nothing may be put below one that moves meanwhile. */
const headings = (site: Sited, nodes: readonly AxisNode[], under: string | null): string[] => {
  if (under === null) return [sectionPlace(site.section)];
  const above = findNode(nodes, under)?.above ?? [];
  return [...above, under].map((code) => `${place(site, code)}/@place`);
};

const gapsAround = (site: Sited, nodes: readonly AxisNode[], code: string): string[] => {
  const found = findNode(nodes, code);
  const above = found?.above.at(-1) ?? null;
  return [gap(site, above, found?.after ?? null), gap(site, above, code)];
};

const ownNames = (site: Sited, node: AxisNode): string[] =>
  walk([node]).flatMap(({ node: one }) => [place(site, codeOf(one)), nameOf(site, codeOf(one))]);

const GROUP_LEAF = /^E\d{2}$/;

/** The node that gives a leaf: of an ethnic group the one that lists them. */
const giverOf = (nodes: readonly Found[], code: string): string => {
  const own = nodes.find(({ node }) => codeOf(node) === code);
  if (own || !GROUP_LEAF.test(code)) return code;
  const listing = nodes.find(
    ({ node }) => isEthnic(node) && (node.ethnicGroups === 'all' || node.ethnicGroups.includes(code.slice(1))),
  );
  return listing ? codeOf(listing.node) : code;
};

const touchesCells = (definition: FormDefinition, { section, cells, values }: Of<'set-cells'>): Touches => {
  const rows = walk(axisNodes(definition, { section, axis: 'rows' }));
  const columns = walk(axisNodes(definition, { section, axis: 'columns' }));
  const needs = new Set<string>([sectionPlace(section)]);
  const giver = new Map<string, string>();
  const needed = (axis: AxisName, nodes: readonly Found[], code: string): void => {
    const key = `${axis} ${code}`;
    const known = giver.get(key) ?? giverOf(nodes, code);
    giver.set(key, known);
    needs.add(place({ section, axis }, known));
  };
  for (const cell of cells) {
    const [row = '', column = ''] = cell.split('.');
    needed('rows', rows, row);
    needed('columns', columns, column);
  }
  const writes = cells.flatMap((cell) =>
    fieldsOf(values).map((field) => `${sectionPlace(section)}/cells/${cell}/${field}`),
  );
  return { writes, needs: [...needs], order: [] };
};

const touchesNode = (definition: FormDefinition, op: EditOperation): Touches => {
  switch (op.op) {
    case 'add-node': {
      const nodes = axisNodes(definition, op);
      return {
        writes: ownNames(op, op.node),
        needs: headings(op, nodes, op.under),
        order: [gap(op, op.under, op.after)],
      };
    }
    case 'set-node':
      return {
        writes: fieldsOf(op.values).map((field) => `${place(op, op.code)}/${field}`),
        needs: [place(op, op.code)],
        order: [],
      };
    case 'remove-node': {
      const nodes = axisNodes(definition, op);
      const found = findNode(nodes, op.code);
      const writes = found ? ownNames(op, found.node) : [place(op, op.code)];
      return { writes, needs: [place(op, op.code)], order: gapsAround(op, nodes, op.code) };
    }
    case 'move-node': {
      const nodes = axisNodes(definition, op);
      return {
        writes: [`${place(op, op.code)}/@place`],
        needs: [place(op, op.code), ...headings(op, nodes, op.under)],
        order: [...gapsAround(op, nodes, op.code), gap(op, op.under, op.after)],
      };
    }
    case 'rename-node':
      return {
        writes: [place(op, op.code), place(op, op.to), nameOf(op, op.code), nameOf(op, op.to)],
        needs: [place(op, op.code)],
        order: gapsAround(op, axisNodes(definition, op), op.code),
      };
    default:
      return NONE;
  }
};

const listGap = (list: string, after: string | null): string => `${list}>${after ?? START}`;
const before = (names: readonly string[], name: string): string | null => names[names.indexOf(name) - 1] ?? null;

type Listed = { readonly list: string; readonly names: readonly string[]; readonly prefix: string };

const inList = ({ list, names, prefix }: Listed, name: string) => ({
  place: `${prefix}${name}`,
  gaps: [listGap(list, before(names, name)), listGap(list, name)],
});

const touchesCheck = ({ checks }: FormDefinition, op: EditOperation): Touches => {
  const listed: Listed = { list: 'checks', names: checks.map(({ id }) => id), prefix: 'checks/' };
  switch (op.op) {
    case 'add-check':
      return { writes: [`checks/${op.check.id}`], needs: [], order: [listGap('checks', op.after)] };
    case 'set-check':
      return {
        writes: fieldsOf(op.values).map((field) => `checks/${op.check}/${field}`),
        needs: [`checks/${op.check}`],
        order: [],
      };
    case 'remove-check': {
      const { place: at, gaps } = inList(listed, op.check);
      return { writes: [at], needs: [at], order: gaps };
    }
    case 'move-check': {
      const { place: at, gaps } = inList(listed, op.check);
      return { writes: [`${at}/@place`], needs: [at], order: [...gaps, listGap('checks', op.after)] };
    }
    case 'rename-check': {
      const { place: at, gaps } = inList(listed, op.check);
      return { writes: [at, `checks/${op.to}`], needs: [at], order: gaps };
    }
    default:
      return NONE;
  }
};

const touchesSection = ({ sections }: FormDefinition, op: EditOperation): Touches => {
  const listed: Listed = { list: 'sections', names: sections.map(({ code }) => code), prefix: 'sections/' };
  const rowsOf = (code: string): string[] => {
    const section = sections.find((one) => one.code === code);
    return section ? walk(nodesOf(section, 'rows')).map(({ node }) => `name/row/${codeOf(node)}`) : [];
  };
  switch (op.op) {
    case 'add-section':
      return {
        writes: [
          sectionPlace(op.section.code),
          ...walk(nodesOf(op.section, 'rows')).map(({ node }) => `name/row/${codeOf(node)}`),
        ],
        needs: [],
        order: [listGap('sections', op.after)],
      };
    case 'set-section':
      return {
        writes: fieldsOf(op.values).map((field) => `${sectionPlace(op.section)}/${field}`),
        needs: [sectionPlace(op.section)],
        order: [],
      };
    case 'remove-section': {
      const { place: at, gaps } = inList(listed, op.section);
      return { writes: [at, ...rowsOf(op.section)], needs: [at], order: gaps };
    }
    case 'move-section': {
      const { place: at, gaps } = inList(listed, op.section);
      return { writes: [`${at}/@place`], needs: [at], order: [...gaps, listGap('sections', op.after)] };
    }
    case 'rename-section': {
      const { place: at, gaps } = inList(listed, op.section);
      return { writes: [at, sectionPlace(op.to)], needs: [at], order: gaps };
    }
    default:
      return NONE;
  }
};

/** What an edit touches, made on this definition; of one that can no longer be made, what it names. */
export const touches = (definition: FormDefinition, op: EditOperation): Touches => {
  switch (op.op) {
    case 'set-form':
      return { writes: fieldsOf(op.values).map((field) => `form/${field}`), needs: [], order: [] };
    case 'set-cells':
      return touchesCells(definition, op);
    case 'add-check':
    case 'set-check':
    case 'remove-check':
    case 'move-check':
    case 'rename-check':
      return touchesCheck(definition, op);
    case 'add-node':
    case 'set-node':
    case 'remove-node':
    case 'move-node':
    case 'rename-node':
      return touchesNode(definition, op);
    default:
      return touchesSection(definition, op);
  }
};

const pathsTo = (place: string): string[] => {
  const parts = place.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
};

/**
 * Places of `own` that what was done meanwhile has changed or taken away, or that it needs to be left as they are. The order of neighbours
 * is no such place: two rows put into one gap are both there.
 */
export const collisions = (own: Touches, meanwhile: Pick<Touches, 'writes' | 'needs'>): string[] => {
  const written = new Set(meanwhile.writes);
  const around = new Set([...meanwhile.writes, ...meanwhile.needs].flatMap(pathsTo));
  const isTouched = (place: string): boolean => pathsTo(place).some((path) => written.has(path));
  return [...own.writes.filter((place) => isTouched(place) || around.has(place)), ...own.needs.filter(isTouched)];
};
