import type { CompiledSection } from '../../../forms/rules/compiled.ts';
import type { SectionTools } from './entry-tools.ts';
import { ListSection } from './ListSection.tsx';
import { NarrativeSection } from './NarrativeSection.tsx';
import { TableSection } from './TableSection.tsx';

const shapes = { table: TableSection, list: ListSection, narrative: NarrativeSection } as const;

export const SectionBody = ({
  section,
  tools,
}: {
  readonly section: CompiledSection;
  readonly tools: SectionTools;
}) => {
  const Body = shapes[section.shape];
  return <Body section={section} tools={tools} />;
};
