import type { KeyboardEvent } from 'react';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import type { Completeness } from '../../../forms/rules/completeness.ts';
import { Tag } from '../../../platform/ui/Tag.tsx';
import { messages } from '../messages.ts';
import type { Problem } from './problems.ts';

type SectionTabsProps = {
  readonly form: CompiledForm;
  readonly chosen: string;
  readonly problems: readonly Problem[];
  readonly filling: Completeness;
  readonly onChoose: (code: string) => void;
};

/** The parts of the form, each saying what it still lacks. */
export const SectionTabs = ({ form, chosen, problems, filling, onChoose }: SectionTabsProps) => {
  const move = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = form.sections.findIndex((section) => section.code === chosen);
    const next = form.sections[at + by];
    if (by === 0 || !next) return;
    event.preventDefault();
    onChoose(next.code);
    document.getElementById(`tab-${next.code}`)?.focus();
  };
  return (
    <div className="entry-tabs" role="tablist" aria-label={messages.entry.sections} onKeyDown={move}>
      {form.sections.map((section) => (
        <button
          key={section.code}
          id={`tab-${section.code}`}
          type="button"
          role="tab"
          aria-selected={section.code === chosen}
          aria-controls="entry-section"
          tabIndex={section.code === chosen ? 0 : -1}
          onClick={() => onChoose(section.code)}
        >
          <span>
            {section.code}. {section.title}
          </span>
          <Counts
            errors={
              problems.filter((problem) => problem.section === section.code && problem.severity === 'error').length
            }
            empties={filling.bySection[section.code]?.missing.length ?? 0}
          />
        </button>
      ))}
    </div>
  );
};

const Counts = ({ errors, empties }: { readonly errors: number; readonly empties: number }) => {
  if (errors > 0)
    return (
      <Tag tone="wrong" icon="alert">
        {messages.entry.errors(errors)}
      </Tag>
    );
  return empties > 0 ? (
    <Tag tone="look">{messages.entry.empties(empties)}</Tag>
  ) : (
    <Tag tone="done" icon="check">
      {messages.entry.done}
    </Tag>
  );
};
