import type { AxisGroup, AxisLeaf, AxisNode, EthnicGroupLeaves, FormDefinition, Section } from '../definition.ts';
import { MAX_HEADINGS } from '../definition.ts';
import { type AxisName, EditRefused } from './operation.ts';

export const isGroup = (node: AxisNode): node is AxisGroup => 'children' in node;
export const isEthnic = (node: AxisNode): node is EthnicGroupLeaves => 'ethnicGroups' in node;
export const isLeaf = (node: AxisNode): node is AxisLeaf => !isGroup(node) && !isEthnic(node);

export const codeOf = (node: AxisNode): string => node.code ?? '';

/** A node, the headings above it (outermost first) and the neighbour before it. */
export type Found = { readonly node: AxisNode; readonly above: readonly string[]; readonly after: string | null };

/** Every node of an axis with its place, headings before what stands below them. */
export const walk = (nodes: readonly AxisNode[], above: readonly string[] = []): Found[] =>
  nodes.flatMap((node, at) => {
    const before = nodes[at - 1];
    const own: Found = { node, above, after: before ? codeOf(before) : null };
    return isGroup(node) ? [own, ...walk(node.children, [...above, codeOf(node)])] : [own];
  });

export const nodesOf = (section: Section, axis: AxisName): readonly AxisNode[] => {
  if (axis === 'rows') return section.shape === 'list' ? [] : section.rows;
  return section.shape === 'narrative' ? [] : section.columns;
};

export const findNode = (nodes: readonly AxisNode[], code: string): Found | undefined =>
  walk(nodes).find(({ node }) => codeOf(node) === code);

export const sectionOf = ({ sections }: FormDefinition, code: string): Section => {
  const section = sections.find((one) => one.code === code);
  if (!section) throw new EditRefused(`Không còn mục ${code} trong phiếu.`);
  return section;
};

export const nodeOf = (section: Section, axis: AxisName, code: string): Found => {
  const found = findNode(nodesOf(section, axis), code);
  if (!found) throw new EditRefused(`Mục ${section.code} không còn ${axis === 'rows' ? 'dòng' : 'cột'} ${code}.`);
  return found;
};

const only = (nodes: readonly AxisNode[], what: string): AxisLeaf[] => {
  if (!nodes.every(isLeaf)) throw new EditRefused(`${what} không chia nhóm.`);
  return nodes.filter(isLeaf);
};

/** The section with other rows or columns; refused where its shape has none. */
export const withNodes = (section: Section, axis: AxisName, nodes: readonly AxisNode[]): Section => {
  if (section.shape === 'table') return { ...section, [axis]: [...nodes] };
  if (section.shape === 'list' && axis === 'columns') return { ...section, columns: only(nodes, 'Cột của danh sách') };
  if (section.shape === 'narrative' && axis === 'rows') return { ...section, rows: only(nodes, 'Ý của phần lời văn') };
  throw new EditRefused(
    section.shape === 'list'
      ? 'Danh sách chỉ có cột; dòng do người nhập thêm.'
      : 'Phần lời văn chỉ có dòng, không có cột.',
  );
};

/** A list with an item put behind the one so named (null: first); behind the last where that one is no more. */
export const placed = <Item>(
  items: readonly Item[],
  item: Item,
  after: string | null,
  nameOf: (item: Item) => string,
): Item[] => {
  const at = after === null ? 0 : items.findIndex((one) => nameOf(one) === after) + 1;
  const place = after !== null && at === 0 ? items.length : at;
  return [...items.slice(0, place), item, ...items.slice(place)];
};

/** The children of a heading (null: of the axis itself) as `change` makes them. */
export const withChildren = (
  nodes: readonly AxisNode[],
  under: string | null,
  change: (children: readonly AxisNode[]) => AxisNode[],
): AxisNode[] =>
  under === null
    ? change(nodes)
    : nodes.map((node) => {
        if (!isGroup(node)) return node;
        return {
          ...node,
          children: codeOf(node) === under ? change(node.children) : withChildren(node.children, under, change),
        };
      });

export const withoutNode = (nodes: readonly AxisNode[], code: string): AxisNode[] =>
  nodes
    .filter((node) => codeOf(node) !== code)
    .map((node) => (isGroup(node) ? { ...node, children: withoutNode(node.children, code) } : node));

export const withNode = (nodes: readonly AxisNode[], code: string, change: (node: AxisNode) => AxisNode): AxisNode[] =>
  nodes.map((node) => {
    if (codeOf(node) === code) return change(node);
    return isGroup(node) ? { ...node, children: withNode(node.children, code, change) } : node;
  });

const levelsIn = (node: AxisNode): number => (isGroup(node) ? 1 + Math.max(0, ...node.children.map(levelsIn)) : 0);

/** Puts a node below a heading, or at the top; refused where the heading is none, or too many headings would nest. */
export const withPlaced = (
  nodes: readonly AxisNode[],
  node: AxisNode,
  under: string | null,
  after: string | null,
): AxisNode[] => {
  const heading = under === null ? undefined : findNode(nodes, under);
  if (under !== null && !(heading && isGroup(heading.node)))
    throw new EditRefused('Nhóm chứa dòng hoặc cột này không còn trong phiếu.');
  const levels = (heading ? heading.above.length + 1 : 0) + levelsIn(node);
  if (levels > MAX_HEADINGS) throw new EditRefused(`Tiêu đề lồng nhau nhiều nhất ${MAX_HEADINGS} cấp nhóm.`);
  return withChildren(nodes, under, (children) => placed(children, node, after, codeOf));
};
