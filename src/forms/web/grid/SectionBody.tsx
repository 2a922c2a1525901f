import { memo } from 'react';
import type { CompiledSection } from '../../rules/compiled.ts';
import { ListSection } from './ListSection.tsx';
import { NarrativeSection } from './NarrativeSection.tsx';
import type { SectionTools } from './section-tools.ts';
import { TableSection } from './TableSection.tsx';

const shapes = { table: TableSection, list: ListSection, narrative: NarrativeSection } as const;

type SectionBodyProps = { readonly section: CompiledSection; readonly tools: SectionTools };

/** Drawn again only for another section: the cells hear of changes themselves. */
export const SectionBody = memo(({ section, tools }: SectionBodyProps) => {
  const Body = shapes[section.shape];
  return <Body section={section} tools={tools} />;
});
