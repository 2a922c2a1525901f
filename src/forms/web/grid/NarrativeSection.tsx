import { Textarea } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { Cell, CompiledSection } from '../../rules/compiled.ts';
import { messages } from './messages.ts';
import type { SectionTools } from './section-tools.ts';

/** Questions answered in words. */
export const NarrativeSection = ({
  section,
  tools,
}: {
  readonly section: CompiledSection;
  readonly tools: SectionTools;
}) => (
  <div className="entry-narrative">
    {section.cells
      .filter((cell) => !cell.greyed)
      .map((cell, at, all) => (
        <Answer key={cell.code} cell={cell} tools={tools} first={at === 0} last={at === all.length - 1} />
      ))}
  </div>
);

type AnswerProps = {
  readonly cell: Cell;
  readonly tools: SectionTools;
  readonly first: boolean;
  readonly last: boolean;
};

const Answer = ({ cell, tools, first, last }: AnswerProps) => {
  const { store, isOpen, remark, onActive, onPast } = tools;
  const view = useSyncExternalStore(store.subscribe, () => store.view(cell.code));
  const said = remark(cell.code);
  const open = isOpen(cell.code) && cell.input;
  return (
    <Textarea
      label={`${cell.code}. ${cell.label}${cell.unit === '' ? '' : ` (${cell.unit})`}`}
      description={
        said === '' ? (cell.guidance ?? (open && cell.type === 'richtext' ? messages.narrativeHint : undefined)) : said
      }
      withAsterisk={cell.required}
      autosize
      minRows={cell.type === 'richtext' ? 4 : 1}
      maxRows={24}
      readOnly={!open}
      value={view.text}
      error={view.mark === 'missing' ? messages.emptyAnswer : store.state().unreadable[cell.code]?.problem}
      data-place={cell.code}
      // Tab flows on from the last answer as it does from the last cell of a table.
      onKeyDown={(event) => {
        const { key, shiftKey, ctrlKey, altKey } = event;
        if (key !== 'Tab' || ctrlKey || altKey || !(shiftKey ? first : last)) return;
        if (onPast(shiftKey ? -1 : 1, !shiftKey)) event.preventDefault();
      }}
      onFocus={() => onActive(cell.code)}
      onBlur={() => store.leave()}
      onChange={(event) => store.type(cell.code, event.currentTarget.value)}
    />
  );
};
