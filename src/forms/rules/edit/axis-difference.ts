import { changesBetween } from '../../../platform/rules/changed.ts';
import type { AxisNode } from '../definition.ts';
import type { AxisName, EditOperation, NodeFields } from './operation.ts';
import { stable } from './stable.ts';
import { codeOf, type Found, findNode, isEthnic, isGroup, walk, withoutNode, withPlaced } from './tree.ts';

type Sited = { readonly section: string; readonly axis: AxisName };
type Known = ReadonlyMap<string, Found>;

const kindOf = (node: AxisNode): string => (isGroup(node) ? 'group' : isEthnic(node) ? 'ethnic' : 'leaf');
const byCode = (nodes: readonly AxisNode[]): Known => new Map(walk(nodes).map((found) => [codeOf(found.node), found]));
const parentOf = ({ above }: Found): string | null => above.at(-1) ?? null;

/** Kept: the same kind of thing under the same code on both sides. */
const isKept = (code: string, from: Known, to: Known): boolean => {
  const [was, is] = [from.get(code), to.get(code)];
  return was !== undefined && is !== undefined && kindOf(was.node) === kindOf(is.node);
};

type Leaving = Extract<EditOperation, { op: 'move-node' | 'remove-node' }>;

/** What is no more goes, once what stays of it has been brought out. */
export const leaving = (site: Sited, from: readonly AxisNode[], to: readonly AxisNode[]): Leaving[] => {
  const [was, is] = [byCode(from), byCode(to)];
  const stays = (code: string): boolean => isKept(code, was, is);
  const gone = walk(from).filter(({ node }) => !stays(codeOf(node)));
  const rescued = gone
    .flatMap(({ node }) => (isGroup(node) ? node.children : []))
    .filter((node) => stays(codeOf(node)));
  const last = from.at(-1);
  const after = last ? codeOf(last) : null;
  return [
    ...rescued.map((node): Leaving => ({ op: 'move-node', ...site, code: codeOf(node), under: null, after })),
    ...gone
      .filter(({ above }) => above.length === 0 || stays(above.at(-1) ?? ''))
      .map(({ node }): Leaving => ({ op: 'remove-node', ...site, code: codeOf(node) })),
  ];
};

const afterLeaving = (from: readonly AxisNode[], ops: readonly Leaving[]): readonly AxisNode[] =>
  ops.reduce((nodes, op) => {
    const node = findNode(nodes, op.code)?.node;
    const without = withoutNode(nodes, op.code);
    return op.op === 'move-node' && node ? withPlaced(without, node, op.under, op.after) : without;
  }, from);

const shell = (node: AxisNode): AxisNode => (isGroup(node) ? { ...node, children: [] } : node);

/** What comes and what moves, each to its place below a heading that stands already. `now`: the axis after `leaving`. */
const placing = (site: Sited, now: readonly AxisNode[], to: readonly AxisNode[]): EditOperation[] => {
  const known = byCode(now);
  const below = (under: string | null): string[] =>
    walk(now)
      .filter((found) => parentOf(found) === under)
      .map(({ node }) => codeOf(node));
  const place = (children: readonly AxisNode[], under: string | null): EditOperation[] => {
    const kept = stable(below(under), children.map(codeOf));
    return children.flatMap((node, at) => {
      const code = codeOf(node);
      const before = children[at - 1];
      const after = before ? codeOf(before) : null;
      const inside = isGroup(node) ? place(node.children, code) : [];
      if (!known.has(code)) return [{ op: 'add-node', ...site, under, after, node: shell(node) }, ...inside];
      return kept.has(code) ? inside : [{ op: 'move-node', ...site, code, under, after }, ...inside];
    });
  };
  return place(to, null);
};

const settings = (site: Sited, from: readonly AxisNode[], to: readonly AxisNode[]): EditOperation[] => {
  const [was, is] = [byCode(from), byCode(to)];
  return walk(to).flatMap(({ node }): EditOperation[] => {
    const code = codeOf(node);
    const previous = isKept(code, was, is) ? was.get(code)?.node : undefined;
    const values = previous && changesBetween<NodeFields>(previous, node, ['code', 'children']);
    return values ? [{ op: 'set-node', ...site, code, values }] : [];
  });
};

/** The edits that bring what comes and moves, and change what stays, once `leaving` is done. */
export const arriving = (site: Sited, from: readonly AxisNode[], to: readonly AxisNode[]): EditOperation[] => [
  ...placing(site, afterLeaving(from, leaving(site, from, to)), to),
  ...settings(site, from, to),
];
