import { Switch } from '@mantine/core';
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { completeness } from '../../../forms/rules/completeness.ts';
import { say } from '../../../platform/ui/say.tsx';
import type { Explanation, Sheet } from '../../contract.ts';
import type { SaveState } from '../draft/draft-keeper.ts';
import { messages } from '../messages.ts';
import { CellPanel } from './CellPanel.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { EntryHeader } from './EntryHeader.tsx';
import { Legend } from './Legend.tsx';
import { ProblemBar, SheetActions } from './ProblemBar.tsx';
import { type Problem, problemsOf, unexplained, withExplanation } from './problems.ts';
import { SectionBody } from './SectionBody.tsx';
import { SectionTabs } from './SectionTabs.tsx';
import { SheetBanner } from './SheetBanner.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import type { Entry } from './use-entry.ts';
import { useEntryTools } from './use-entry-tools.ts';

type EntryScreenProps = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly entry: Entry;
  readonly save: SaveState;
  readonly onReload: () => void;
};

/** The whole screen of one sheet: head, sections, the cell's panel, problems at the foot. */
export const EntryScreen = ({ sheet, form, entry, save, onReload }: EntryScreenProps) => {
  const { store, keeper } = entry;
  const state = useSyncExternalStore(store.subscribe, store.state);
  const [explanations, setExplanations] = useState<readonly Explanation[]>(entry.explanations);
  const [listOpen, setListOpen] = useState(false);
  const [submitting, setSubmitting] = useState(false);
  const [resolving, setResolving] = useState(true);
  const list = useRef<HTMLElement>(null);
  const { tools, active, section, setSection, panel, showBefore, setShowBefore } = useEntryTools(sheet, form, store);
  const problems = useMemo(() => problemsOf(state), [state]);
  const filling = useMemo(() => completeness(form, state.values), [form, state.values]);
  const editable = sheet.actions.includes('enter');

  const explain = (problem: Problem, text: string): void => {
    const next = withExplanation(explanations, problem, text);
    setExplanations(next);
    keeper.explain(next);
  };
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const open = unexplained(problems, explanations).length;
  const blocked = errors + filling.missing.length + open > 0;
  const showList = (words: string): void => {
    store.leave();
    store.markMissing(true);
    say(words);
    setListOpen(blocked);
    if (blocked) setTimeout(() => list.current?.focus(), 0);
  };
  const check = (): void =>
    showList(blocked ? messages.problems.checked(errors, filling.missing.length, open) : messages.problems.checkedFine);
  const submit = (): void =>
    blocked
      ? showList(messages.submit.because(messages.submit.reasons(errors, filling.missing.length, open)))
      : setSubmitting(true);

  return (
    <div className="entry">
      <EntryHeader
        sheet={sheet}
        save={save}
        keeper={keeper}
        editable={editable}
        onResolve={() => setResolving(true)}
        onReload={onReload}
      />
      <SheetBanner sheet={sheet} form={form} onGo={tools.onGo} />
      <SectionTabs form={form} chosen={section.code} problems={problems} filling={filling} onChoose={setSection} />
      <div className="entry-work" role="tabpanel" id="entry-section" aria-labelledby={`tab-${section.code}`}>
        <div style={{ minWidth: 0 }}>
          {section.guidance ? <p className="soft entry-hint">{section.guidance}</p> : null}
          <SectionBody key={section.code} section={section} tools={tools} />
          {sheet.previousPeriodName && section.shape === 'table' ? (
            <Switch
              size="xs"
              mt="sm"
              label={`${messages.entry.showBefore} (${sheet.previousPeriodName})`}
              checked={showBefore}
              onChange={(event) => setShowBefore(event.currentTarget.checked)}
            />
          ) : null}
          {editable && section.shape !== 'narrative' ? (
            <Legend previous={showBefore ? sheet.previousPeriodName : null} />
          ) : null}
        </div>
        <CellPanel
          submission={sheet.submission.id}
          form={form}
          place={active}
          tools={tools}
          lockedBecause={sheet.lockedBecause}
          panel={panel}
        />
      </div>
      <ProblemBar
        problems={problems}
        missing={editable ? filling.missing : []}
        explanations={explanations}
        opened={listOpen}
        list={list}
        onExplain={editable ? explain : undefined}
        onToggle={() => setListOpen(!listOpen)}
        onGo={tools.onGo}
        actions={
          sheet.actions.includes('submit') ? <SheetActions busy={submitting} onCheck={check} onSubmit={submit} /> : null
        }
      />
      {submitting ? (
        <SubmitDialog
          sheet={sheet}
          form={form}
          state={state}
          problems={problems}
          explanations={explanations}
          keeper={keeper}
          onClose={() => setSubmitting(false)}
          onSent={onReload}
        />
      ) : null}
      {save.kind === 'conflict' ? (
        <ConflictDialog
          form={form}
          conflicts={save.conflicts}
          opened={resolving}
          onClose={() => setResolving(false)}
          onChoose={(theirs) => {
            keeper.settle(
              theirs.map(({ cell }) => cell),
              save.version,
            );
            store.absorb({
              cells: Object.fromEntries(theirs.map(({ cell, theirs: value }) => [cell, value])),
              lists: {},
              unreadable: {},
            });
          }}
        />
      ) : null}
    </div>
  );
};
