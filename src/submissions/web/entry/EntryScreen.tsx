import { useState, useSyncExternalStore } from 'react';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import type { EntryState } from '../../../forms/rules/entry/entry-state.ts';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { selectionFigures } from '../../../forms/rules/entry/selection-figures.ts';
import type { FormValues } from '../../../forms/rules/values.ts';
import { useMe } from '../../../platform/ui/me.ts';
import type { Sheet } from '../../contract.ts';
import type { NotTaken } from '../../rules/take.ts';
import type { SaveState } from '../draft/draft-keeper.ts';
import { unsentPatch } from '../draft/draft-patch.ts';
import { messages } from '../messages.ts';
import { Conflicts } from './Conflicts.tsx';
import { EntryHeader } from './EntryHeader.tsx';
import { LeftBehind } from './LeftBehind.tsx';
import { LeftOver } from './LeftOver.tsx';
import { OfferedBack } from './OfferedBack.tsx';
import type { Entry } from './open-entry.ts';
import { ProblemBar, SheetActions } from './ProblemBar.tsx';
import { returnedCells } from './returned-cells.ts';
import { SectionTabs } from './SectionTabs.tsx';
import { LIST_ID, SectionWork } from './SectionWork.tsx';
import { SheetBanner } from './SheetBanner.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import { type Declaration, useDeclaration } from './use-declaration.ts';
import { type EntryTools, useEntryTools } from './use-entry-tools.ts';
import { useStops } from './use-stops.ts';
import { WhatNext } from './WhatNext.tsx';
// The order matters: what a narrow screen changes comes last.
import './tabs.css';
import './panel.css';
import './bar.css';
import './entry.css';

type EntryScreenProps = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly entry: Entry;
  readonly save: SaveState;
  readonly offered: readonly NotTaken[];
  readonly onReload: () => void;
  readonly onReopen: () => void;
};

/** The whole screen of one sheet: head, sections, the cell's panel, problems at the foot. */
export const EntryScreen = (props: EntryScreenProps) => {
  const { sheet, form, entry, save, onReload } = props;
  const state = useSyncExternalStore(entry.store.subscribe, entry.store.state);
  const [resolving, setResolving] = useState(true);
  const declaration = useDeclaration(entry, state);
  const tools = useEntryTools(sheet, form, entry.store, declaration.closeList);
  const { problems, filling, explanations, submitting, setSubmitting } = declaration;
  const current = useStops({ missing: toFill(sheet, declaration), onGo: tools.tools.onGo, ...declaration });
  return (
    <div className="entry">
      <EntryTop {...props} values={state.values} onGo={tools.tools.onGo} onResolve={() => setResolving(true)} />
      <SectionTabs
        form={form}
        state={state}
        chosen={tools.section.code}
        problems={problems}
        explanations={explanations}
        filling={filling}
        returned={returnedCells(sheet)}
        onChoose={tools.setSection}
      />
      <SectionWork
        sheet={sheet}
        form={form}
        isUnsent={(place) => place in unsentPatch(entry.keeper.draft()).cells}
        tools={tools}
        declaration={declaration}
        current={current}
      />
      <EntryFoot sheet={sheet} state={state} declaration={declaration} tools={tools} />
      {submitting ? (
        <SubmitDialog
          sheet={sheet}
          form={form}
          state={state}
          problems={problems}
          explanations={explanations}
          keeper={entry.keeper}
          onClose={() => setSubmitting(false)}
          onSent={onReload}
        />
      ) : null}
      <Conflicts form={form} entry={entry} save={save} opened={resolving} onClose={() => setResolving(false)} />
    </div>
  );
};

type EntryTopProps = EntryScreenProps & {
  readonly values: FormValues;
  readonly onGo: (place: Place) => void;
  readonly onResolve: () => void;
};

/** What stands above the sheet: its name and state, why it is so, what comes next, what could not be taken. */
const EntryTop = (props: EntryTopProps) => {
  const { sheet, form, entry, save, offered, values, onGo, onResolve, onReload, onReopen } = props;
  const { submission, actions } = sheet;
  const { unit } = useMe();
  const isSentByReader = submission.state === 'submitted' && submission.reporter.id === unit.id;
  return (
    <>
      <EntryHeader
        sheet={sheet}
        save={save}
        keeper={entry.keeper}
        editable={actions.includes('enter')}
        onResolve={onResolve}
        onReload={onReload}
      />
      <SheetBanner sheet={sheet} form={form} onGo={onGo} />
      {sheet.leftOver ? <LeftOver leftOver={sheet.leftOver} /> : null}
      {isSentByReader ? <WhatNext submission={submission} /> : null}
      {actions.includes('enter') ? (
        <LeftBehind submission={submission.id} form={form} values={values} keeper={entry.keeper} onReopen={onReopen} />
      ) : null}
      <OfferedBack form={form} values={values} offered={offered} onGo={onGo} onLetGo={entry.keeper.letGo} />
    </>
  );
};

/** What is empty, where the reader is the one to fill it. */
const toFill = ({ actions }: Sheet, { filling }: Declaration): readonly Place[] =>
  actions.includes('enter') ? filling.missing : [];

type EntryFootProps = {
  readonly sheet: Sheet;
  readonly state: EntryState;
  readonly declaration: Declaration;
  readonly tools: EntryTools;
};

const EntryFoot = ({ sheet, state, declaration, tools }: EntryFootProps) => {
  const editable = sheet.actions.includes('enter');
  const { problems, listOpen, setListOpen, submitting, check, submit } = declaration;
  const selected = selectionFigures(state, tools.chosen);
  // A sheet that is only read has nothing to say at the foot when nothing is wrong with it.
  if (!editable && problems.length === 0 && !selected) return null;
  return (
    <ProblemBar
      problems={problems}
      missing={toFill(sheet, declaration)}
      opened={listOpen}
      list={LIST_ID}
      selection={selected ? messages.entry.selected(selected.count, selected.sum, selected.mean) : ''}
      onToggle={() => setListOpen(!listOpen)}
      actions={
        sheet.actions.includes('submit') ? <SheetActions busy={submitting} onCheck={check} onSubmit={submit} /> : null
      }
    />
  );
};
