import type { KeyboardEvent } from 'react';
import type { CompiledForm, CompiledSection } from '../../../forms/rules/compiled.ts';
import type { Completeness } from '../../../forms/rules/completeness.ts';
import type { EntryState } from '../../../forms/rules/entry/entry-state.ts';
import { type Place, sectionOf } from '../../../forms/rules/entry/places.ts';
import { type SectionStanding, sectionStanding } from '../../../forms/rules/entry/section-standing.ts';
import type { IconName } from '../../../platform/ui/Icon.tsx';
import { Tag, type Tone } from '../../../platform/ui/Tag.tsx';
import type { Explanation } from '../../contract.ts';
import { messages } from '../messages.ts';
import { type Problem, unexplained } from './problems.ts';

type SectionTabsProps = {
  readonly form: CompiledForm;
  readonly state: EntryState;
  readonly chosen: string;
  readonly problems: readonly Problem[];
  readonly explanations: readonly Explanation[];
  readonly filling: Completeness;
  /** Cells named in a return that has not been answered. */
  readonly returned: readonly Place[];
  readonly onChoose: (code: string) => void;
};

/** The parts of the form, each saying what it still lacks. */
export const SectionTabs = (props: SectionTabsProps) => (
  <PartTabs
    parts={props.form.sections.map((section) => ({ section, standing: standingOf(props, section) }))}
    {...props}
  />
);

type PartTabsProps = Pick<SectionTabsProps, 'chosen' | 'onChoose'> & {
  /** `standing` absent: nothing is said of it. */
  readonly parts: readonly { readonly section: CompiledSection; readonly standing?: SectionStanding | undefined }[];
};

export const PartTabs = ({ parts, chosen, onChoose }: PartTabsProps) => {
  const move = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = parts.findIndex(({ section }) => section.code === chosen);
    const next = parts[at + by]?.section;
    if (by === 0 || !next) return;
    event.preventDefault();
    onChoose(next.code);
    document.getElementById(`tab-${next.code}`)?.focus();
  };
  return (
    <div className="entry-tabs" role="tablist" aria-label={messages.entry.sections} onKeyDown={move}>
      {parts.map(({ section, standing }) => (
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
          {standing ? <Standing standing={standing} /> : null}
        </button>
      ))}
    </div>
  );
};

const standingOf = (
  { form, state, problems, explanations, filling, returned }: SectionTabsProps,
  section: CompiledSection,
): SectionStanding => {
  const here = problems.filter((problem) => problem.section === section.code);
  const warnings = here.filter(({ severity }) => severity === 'warning');
  const open = unexplained(warnings, explanations).length;
  return sectionStanding(state, section, {
    errors: here.length - warnings.length,
    returned: returned.filter((place) => sectionOf(form, place) === section.code).length,
    empties: filling.bySection[section.code]?.missing.length ?? 0,
    warnings: open,
    explained: warnings.length - open,
  });
};

const looks: Readonly<Record<SectionStanding['kind'], { readonly tone: Tone; readonly icon?: IconName }>> = {
  errors: { tone: 'wrong', icon: 'alert' },
  returned: { tone: 'wrong', icon: 'back' },
  empties: { tone: 'look' },
  warnings: { tone: 'look', icon: 'alert' },
  uncomputed: { tone: 'plain' },
  explained: { tone: 'done', icon: 'info' },
  enough: { tone: 'plain', icon: 'check' },
  done: { tone: 'done', icon: 'check' },
};

const Standing = ({ standing }: { readonly standing: SectionStanding }) => (
  <Tag {...looks[standing.kind]}>
    {'count' in standing
      ? messages.entry.standing[standing.kind](standing.count)
      : messages.entry.standing[standing.kind]}
  </Tag>
);
