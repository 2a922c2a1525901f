import type { AxisNode, FormDefinition, Section, ValueType } from '../definition.ts';
import { type AxisName, type EditOperation, EditRefused } from '../edit/operation.ts';
import { codeOf, isGroup, nodeOf, nodesOf, sectionOf, walk } from '../edit/tree.ts';
import { columnCode, rowCodes } from './codes.ts';

/** Rows or columns of one section, by the codes that edits name them by. */
export type Nodes = { readonly section: string; readonly axis: AxisName; readonly codes: readonly string[] };

type Spot = { readonly under: string | null; readonly after: string | null };
type Around = Spot & { readonly siblings: readonly AxisNode[] };

const siblingsOf = (section: Section, axis: AxisName, under: string | null): readonly AxisNode[] => {
  if (under === null) return nodesOf(section, axis);
  const { node } = nodeOf(section, axis, under);
  return isGroup(node) ? node.children : [];
};

const aroundOf = (section: Section, axis: AxisName, code: string): Around => {
  const { above, after } = nodeOf(section, axis, code);
  const under = above.at(-1) ?? null;
  return { under, after, siblings: siblingsOf(section, axis, under) };
};

/** Behind a row or column, or first inside a heading; at the end where none is named. */
const spotAfter = (section: Section, axis: AxisName, code: string | undefined): Spot => {
  if (code === undefined) return { under: null, after: nodesOf(section, axis).map(codeOf).at(-1) ?? null };
  const { node, above } = nodeOf(section, axis, code);
  return isGroup(node) ? { under: code, after: null } : { under: above.at(-1) ?? null, after: code };
};

const allCodes = (definition: FormDefinition, axis: AxisName, section: Section): string[] =>
  (axis === 'rows' ? definition.sections : [section]).flatMap((one) =>
    walk(nodesOf(one, axis)).map(({ node }) => codeOf(node)),
  );

/** Makes a name for a heading that has no code on paper: two people who add one at the same time must not make the same. */
export type NewHandle = () => string;

/** What one wants to add: a heading where it has children. */
export type Wanted = {
  readonly label: string;
  readonly code?: string | undefined;
  readonly unit?: string | undefined;
  readonly type?: ValueType | undefined;
  readonly children?: readonly Wanted[] | undefined;
};

type Coding = { readonly codeFor: (wanted: Wanted) => string; readonly handle: NewHandle };

const leavesIn = (wanted: readonly Wanted[]): number =>
  wanted.reduce((sum, { children }) => sum + (children && children.length > 0 ? leavesIn(children) : 1), 0);

const codingOf = (
  definition: FormDefinition,
  section: Section,
  axis: AxisName,
  count: number,
  handle: NewHandle,
): Coding => {
  const taken = new Set(allCodes(definition, axis, section));
  const own = walk(nodesOf(section, axis)).map(({ node }) => codeOf(node));
  const proposed = axis === 'rows' ? rowCodes(section.code, count, own, taken) : [];
  const codeFor = ({ code, label }: Wanted): string => {
    const free = code !== undefined && !taken.has(code) ? code : undefined;
    const next =
      free ?? (axis === 'rows' ? proposed.find((one) => !taken.has(one)) : undefined) ?? columnCode(label, taken);
    taken.add(next);
    return next;
  };
  return { codeFor, handle };
};

const nodeFrom = (wanted: Wanted, coding: Coding): AxisNode => {
  const { label, unit, type, children } = wanted;
  if (children && children.length > 0)
    return { code: coding.handle(), label, children: children.map((child) => nodeFrom(child, coding)) };
  const code = coding.codeFor(wanted);
  return { code, label, ...(type === undefined ? {} : { type }), ...(unit ? { unit } : {}) };
};

/** Adds rows or columns behind one (inside, where that is a heading), with codes proposed for them. */
export const addOps = (
  definition: FormDefinition,
  section: string,
  axis: AxisName,
  after: string | undefined,
  wanted: readonly Wanted[],
  handle: NewHandle,
): EditOperation[] => {
  const of = sectionOf(definition, section);
  const coding = codingOf(definition, of, axis, leavesIn(wanted), handle);
  const spot = spotAfter(of, axis, after);
  let behind = spot.after;
  return wanted.map((one) => {
    const node = nodeFrom(one, coding);
    const op: EditOperation = { op: 'add-node', section, axis, under: spot.under, after: behind, node };
    behind = codeOf(node);
    return op;
  });
};

/** A heading without anything below it yet, behind a row or column. */
export const addHeadingOps = (
  definition: FormDefinition,
  section: string,
  axis: AxisName,
  after: string | undefined,
  label: string,
  handle: NewHandle,
): EditOperation[] => {
  const of = sectionOf(definition, section);
  const code = handle();
  const around = after === undefined ? spotAfter(of, axis, undefined) : { ...aroundOf(of, axis, after), after };
  return [
    { op: 'add-node', section, axis, under: around.under, after: around.after, node: { code, label, children: [] } },
  ];
};

/** The 54 groups, or some of them, as columns (or rows) that follow the catalogue of ethnic groups. */
export const addEthnicOps = (
  definition: FormDefinition,
  section: string,
  axis: AxisName,
  after: string | undefined,
  groups: 'all' | readonly string[],
  handle: NewHandle,
): EditOperation[] => {
  const of = sectionOf(definition, section);
  const code = handle();
  const ethnicGroups = groups === 'all' ? groups : [...groups];
  return [{ op: 'add-node', section, axis, ...spotAfter(of, axis, after), node: { code, ethnicGroups } }];
};

export const removeOps = ({ section, axis, codes }: Nodes): EditOperation[] =>
  codes.map((code) => ({ op: 'remove-node', section, axis, code }));

const move = ({ section, axis }: Nodes, code: string, under: string | null, after: string | null): EditOperation => ({
  op: 'move-node',
  section,
  axis,
  code,
  under,
  after,
});

const beforeOf = (siblings: readonly AxisNode[], code: string): string | null => {
  const at = siblings.findIndex((node) => codeOf(node) === code);
  const one = siblings[at - 1];
  return one ? codeOf(one) : null;
};

/** One place up or down among its neighbours; at the edge of a heading out of it. Nothing at the edge of the table. */
export const shiftOps = (definition: FormDefinition, nodes: Nodes, by: 1 | -1): EditOperation[] => {
  const section = sectionOf(definition, nodes.section);
  const [first] = nodes.codes;
  const last = nodes.codes.at(-1);
  if (first === undefined || last === undefined) return [];
  const edge = by === -1 ? first : last;
  const { under, siblings } = aroundOf(section, nodes.axis, edge);
  const at = siblings.findIndex((node) => codeOf(node) === edge);
  const neighbour = siblings[at + by];
  if (!neighbour) return under === null ? [] : outOps(definition, nodes, by);
  let after = by === -1 ? beforeOf(siblings, codeOf(neighbour)) : codeOf(neighbour);
  return nodes.codes.map((code) => {
    const op = move(nodes, code, under, after);
    after = code;
    return op;
  });
};

/** Out of the heading that it stands under: behind it, or before it. */
export const outOps = (definition: FormDefinition, nodes: Nodes, by: 1 | -1 = 1): EditOperation[] => {
  const section = sectionOf(definition, nodes.section);
  const [first] = nodes.codes;
  const under = first === undefined ? null : aroundOf(section, nodes.axis, first).under;
  if (under === null) return [];
  const outer = aroundOf(section, nodes.axis, under);
  let after = by === 1 ? under : outer.after;
  return nodes.codes.map((code) => {
    const op = move(nodes, code, outer.under, after);
    after = code;
    return op;
  });
};

/** Into the heading that stands before it. */
export const intoOps = (definition: FormDefinition, nodes: Nodes): EditOperation[] => {
  const section = sectionOf(definition, nodes.section);
  const [first] = nodes.codes;
  if (first === undefined) return [];
  const { siblings } = aroundOf(section, nodes.axis, first);
  const heading = siblings.find((node) => codeOf(node) === beforeOf(siblings, first));
  if (!heading || !isGroup(heading))
    throw new EditRefused('Đứng ngay trước chưa có nhóm nào. Chọn các dòng hoặc cột rồi bấm “Gom thành nhóm”.');
  let after = heading.children.map(codeOf).at(-1) ?? null;
  return nodes.codes.map((code) => {
    const op = move(nodes, code, codeOf(heading), after);
    after = code;
    return op;
  });
};

/** Puts a new heading over neighbours. */
export const wrapOps = (
  definition: FormDefinition,
  nodes: Nodes,
  label: string,
  handle: NewHandle,
): EditOperation[] => {
  const section = sectionOf(definition, nodes.section);
  const [first] = nodes.codes;
  if (first === undefined) return [];
  const code = handle();
  const { under, after } = aroundOf(section, nodes.axis, first);
  let behind: string | null = null;
  const { section: of, axis } = nodes;
  return [
    { op: 'add-node', section: of, axis, under, after, node: { code, label, children: [] } },
    ...nodes.codes.map((one) => {
      const op = move(nodes, one, code, behind);
      behind = one;
      return op;
    }),
  ];
};

/** Takes a heading away and leaves what stood below it in its place. */
export const unwrapOps = (
  definition: FormDefinition,
  section: string,
  axis: AxisName,
  heading: string,
): EditOperation[] => {
  const { node, above } = nodeOf(sectionOf(definition, section), axis, heading);
  if (!isGroup(node)) return [];
  let after = heading;
  return [
    ...node.children.map((child) => {
      const op = move({ section, axis, codes: [] }, codeOf(child), above.at(-1) ?? null, after);
      after = codeOf(child);
      return op;
    }),
    { op: 'remove-node', section, axis, code: heading },
  ];
};
