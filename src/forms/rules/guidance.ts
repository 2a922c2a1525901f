import type { AxisNode, FormDefinition, Section } from './definition.ts';
import { codeOf, isEthnic, isGroup, nodesOf, walk } from './edit/tree.ts';

/** What is to be done at a place, and how that place is called: `A05 Hộ nghèo cuối kỳ`. */
export type Guided = { readonly place: string; readonly text: string };

const guided = (place: string, text: string | undefined): Guided[] =>
  text === undefined || text.trim() === '' ? [] : [{ place, text }];

const nodeName = (section: Section, node: AxisNode): string => {
  if (isGroup(node)) return node.label;
  return isEthnic(node) ? `${section.code}, các cột theo dân tộc` : `${codeOf(node)} ${node.label}`;
};

const inSection = (section: Section): Guided[] => [
  ...guided(`${section.code}. ${section.title}`, section.guidance),
  ...(['rows', 'columns'] as const).flatMap((axis) =>
    walk(nodesOf(section, axis)).flatMap(({ node }) =>
      isGroup(node) ? [] : guided(nodeName(section, node), node.guidance),
    ),
  ),
  ...(section.shape === 'table' ? Object.entries(section.cells ?? {}) : []).flatMap(([cell, { guidance }]) =>
    guided(`Ô ${cell}`, guidance),
  ),
];

/** Everything that the author says of how the form is filled, in the order of the paper. */
export const guidanceOf = ({ guidance, sections }: FormDefinition): Guided[] => [
  ...guided('Chung', guidance),
  ...sections.flatMap(inSection),
];
