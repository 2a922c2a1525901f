import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { NO_CHANGE } from '../../../forms/rules/entry/entry-state.ts';
import type { Place } from '../../../forms/rules/entry/places.ts';
import type { Context, FormValues } from '../../../forms/rules/values.ts';
import { createEntryStore, type EntryStore } from '../../../forms/web/grid/index.ts';
import type { Explanation, Sheet } from '../../contract.ts';
import { applyPatch, type Patch, patchBetween } from '../../rules/patch.ts';
import { messages } from '../messages.ts';
import { ProblemBar } from './ProblemBar.tsx';
import { SectionTabs } from './SectionTabs.tsx';
import { LIST_ID, SectionWork } from './SectionWork.tsx';
import { type Declaration, useDeclaration } from './use-declaration.ts';
import { type EntryTools, useEntryTools } from './use-entry-tools.ts';
import { useStops } from './use-stops.ts';
import './tabs.css';
import './panel.css';
import './bar.css';
import './entry.css';

/** What is proposed so far: what differs from the figures that stand, and why warnings are kept. */
export type Proposed = { readonly patch: Patch; readonly explanations: readonly Explanation[] };

type ProposalSheetProps = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  /** The figures that stand, and what their formulas read, as they were sent. */
  readonly values: FormValues;
  readonly context: Context;
  readonly start: Proposed;
  /** The place to begin at. */
  readonly at: Place | undefined;
  readonly onChange: (proposed: Proposed) => void;
  /** The button that goes on: with nothing wrong, `goOn` leads there; otherwise it says what stands in the way. */
  readonly foot: (goOn: () => void) => ReactNode;
  readonly onReady: () => void;
};

/** A sheet as it is read while one proposes other figures for it: everything to fill is open. */
const opened = (sheet: Sheet): Sheet => ({
  ...sheet,
  actions: ['enter'],
  openedCells: null,
  lockedBecause: null,
  returns: [],
  // The small line of the period before would stand where the figure stands that is replaced.
  previousPeriodName: null,
});

/** Two stores: what stands, and what is proposed over it. */
const openStores = ({
  form,
  values,
  context,
  start,
  onStored,
}: Pick<ProposalSheetProps, 'form' | 'values' | 'context' | 'start'> & {
  readonly onStored: (proposal: EntryStore) => void;
}) => {
  const base = createEntryStore({ form, values, context, onChange: () => undefined });
  const proposal: EntryStore = createEntryStore({ form, values, context, onChange: () => onStored(proposal) });
  const laid = applyPatch(values, start.patch);
  proposal.absorb({ ...NO_CHANGE, cells: { ...start.patch.cells }, lists: laid.lists });
  const previous = (place: Place): string | undefined => {
    const was = base.view(place).text;
    return was === proposal.view(place).text ? undefined : was;
  };
  return { proposal, previous };
};

/** The locked sheet with other figures laid over it, each beside the one it replaces; the same checks run as when a sheet is sent. */
export const ProposalSheet = (props: ProposalSheetProps) => {
  const { form, values, start, onChange } = props;
  const [explanations, setExplanations] = useState(start.explanations);
  const [{ proposal, previous }] = useState(() =>
    openStores({ ...props, onStored: () => setMoved((count) => count + 1) }),
  );
  const [moved, setMoved] = useState(0);
  // Told after the render: what is typed is kept by the page around.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was typed
  useEffect(() => {
    if (moved > 0 || explanations !== start.explanations)
      onChange({ patch: patchBetween(values, proposal.state().values), explanations });
  }, [moved, explanations]);
  const explain = (written: readonly Explanation[] | null): void => setExplanations(written ?? []);
  const state = useSyncExternalStore(proposal.subscribe, proposal.state);
  const entry = { store: proposal, explanations: start.explanations, keeper: { explain } };
  const declaration = useDeclaration(entry, state, messages.proposal.because);
  const sheet = useMemo(() => opened(props.sheet), [props.sheet]);
  const entered = useEntryTools(sheet, form, proposal, declaration.closeList);
  const tools: EntryTools = {
    ...entered,
    tools: useMemo(() => ({ ...entered.tools, previous }), [entered.tools, previous]),
  };
  useBegin(props.at, tools);
  return <Laid {...props} sheet={sheet} tools={tools} declaration={declaration} state={state} />;
};

/** Goes to the cell from which one came, once. */
const useBegin = (at: Place | undefined, { tools }: EntryTools): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (at !== undefined) tools.onGo(at);
  }, []);
};

type LaidProps = ProposalSheetProps & {
  readonly tools: EntryTools;
  readonly declaration: Declaration;
  readonly state: ReturnType<EntryStore['state']>;
};

const Laid = ({ sheet, form, tools, declaration, state, foot, onReady }: LaidProps) => {
  const { problems, filling, explanations, listOpen, setListOpen, submit, submitting, setSubmitting } = declaration;
  const current = useStops({ missing: filling.missing, onGo: tools.tools.onGo, ...declaration });
  // Nothing stands in the way any more: the page around goes on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it becomes so
  useEffect(() => {
    if (!submitting) return;
    setSubmitting(false);
    onReady();
  }, [submitting]);
  return (
    <>
      <SectionTabs
        form={form}
        state={state}
        chosen={tools.section.code}
        problems={problems}
        explanations={explanations}
        filling={filling}
        returned={[]}
        onChoose={tools.setSection}
      />
      <SectionWork
        sheet={sheet}
        form={form}
        isUnsent={() => false}
        tools={tools}
        declaration={declaration}
        current={current}
      />
      <ProblemBar
        problems={problems}
        missing={filling.missing}
        opened={listOpen}
        list={LIST_ID}
        selection=""
        onToggle={() => setListOpen(!listOpen)}
        actions={foot(submit)}
      />
    </>
  );
};
