import type { AxisEntry } from './compiled.ts';
import type { AxisLeaf, AxisNode, EthnicGroup, EthnicGroupLeaves } from './definition.ts';
import type { Problems } from './form-problems.ts';

export type Axis = { readonly entries: readonly AxisEntry[]; readonly leaves: readonly AxisLeaf[] };

type Expansion = {
  readonly groups: readonly EthnicGroup[] | undefined;
  /** Of a published version: the only leaves that it has. */
  readonly kept: ReadonlySet<string> | undefined;
  readonly where: string;
  readonly problems: Problems;
  readonly leaves: AxisLeaf[];
};

/** How the page names a group: the local name where there is one (Sán Chỉ for Sán Chay). */
export const groupLabel = (group: EthnicGroup): string =>
  group.localName === undefined ? group.name : `${group.localName} (${group.name})`;

const leafCode = ({ code }: EthnicGroup): string => `E${code}`;

const chosenGroups = (node: EthnicGroupLeaves, expansion: Expansion): EthnicGroup[] => {
  const { groups, kept, where, problems } = expansion;
  if (!groups) {
    problems.add({ where, message: 'Cần danh mục dân tộc để mở các cột theo dân tộc.' });
    return [];
  }
  if (node.ethnicGroups === 'all') return groups.filter((group) => kept === undefined || kept.has(leafCode(group)));
  return node.ethnicGroups.flatMap((code) => {
    const group = groups.find((one) => one.code === code);
    if (!group) problems.add({ where, message: `Không có mã dân tộc ${code} (theo QĐ 121-TCTK/PPCĐ).` });
    return group ? [group] : [];
  });
};

const leavesOfGroups = (node: EthnicGroupLeaves, expansion: Expansion): AxisLeaf[] => {
  const { ethnicGroups: _chosen, ...settings } = node;
  return chosenGroups(node, expansion).map((group) => ({
    ...settings,
    code: leafCode(group),
    label: groupLabel(group),
    breakdown: { ...settings.breakdown, ethnicGroup: group.code },
  }));
};

const leafEntry = (leaf: AxisLeaf): AxisEntry => ({
  code: leaf.code,
  label: leaf.label,
  unit: leaf.unit ?? '',
  children: undefined,
});

const expandNode = (node: AxisNode, expansion: Expansion): AxisEntry[] => {
  if ('children' in node) {
    const children = node.children.flatMap((child) => expandNode(child, expansion));
    return [{ code: node.code, label: node.label, unit: '', children }];
  }
  const leaves = 'ethnicGroups' in node ? leavesOfGroups(node, expansion) : [node];
  expansion.leaves.push(...leaves);
  return leaves.map(leafEntry);
};

/** Writes an axis out: headings as a tree, leaves in order, ethnic groups one leaf each. */
export const expandAxis = (nodes: readonly AxisNode[], wanted: Omit<Expansion, 'leaves'>): Axis => {
  const expansion: Expansion = { ...wanted, leaves: [] };
  const entries = nodes.flatMap((node) => expandNode(node, expansion));
  return { entries, leaves: expansion.leaves };
};
