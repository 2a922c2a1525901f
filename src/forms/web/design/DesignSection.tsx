import { type ClipboardEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { say } from '../../../platform/ui/say.tsx';
import { parseTsv } from '../../../platform/ui/table/tsv.ts';
import type { FormDefinition, Section } from '../../rules/definition.ts';
import { addEthnicOps } from '../../rules/design/arrange.ts';
import type { DesignGrid } from '../../rules/design/design-grid.ts';
import { firstSpot, hasSpot, readSpot } from '../../rules/design/design-moves.ts';
import { pastedOps } from '../../rules/design/paste.ts';
import type { Finding } from '../../rules/finding.ts';
import { createChosenStore } from './chosen-store.ts';
import { DesignTable } from './DesignTable.tsx';
import { createDesignActions, type DesignActions, drawNow, newHandle } from './design-actions.ts';
import { DesignContext, type DesignTools } from './design-context.ts';
import type { DesignStore } from './design-store.ts';
import { Legend } from './Legend.tsx';
import { marksOf } from './marks.ts';
import { words } from './messages.ts';
import { DesignPanel } from './panel/DesignPanel.tsx';
import { SectionHead } from './SectionHead.tsx';
import type { Shown } from './shown.ts';

export type DesignSectionProps = {
  readonly store: DesignStore;
  readonly section: Section;
  readonly sections: readonly Section[];
  readonly found: readonly Finding[];
  /** The version in force, where the draft follows one. */
  readonly before: FormDefinition | undefined;
  /** Where a finding has led. */
  readonly shown: Shown | undefined;
  readonly panel: RefObject<HTMLElement | null>;
  readonly formula: RefObject<HTMLInputElement | null>;
  readonly onGone: () => void;
};

/** Leads to the place of a finding: the place is chosen and gets the focus, a formula that is wrong its field. */
const useShown = ({ shown, formula }: DesignSectionProps, grid: DesignGrid, actions: DesignActions): void =>
  // biome-ignore lint/correctness/useExhaustiveDependencies: led there once, whatever changes afterwards
  useEffect(() => {
    if (!shown || shown.key === '' || !hasSpot(grid, shown.key)) return;
    // Not while the page is being drawn: the focus wants it drawn whole.
    queueMicrotask(() => {
      actions.choose(shown.key, false);
      if (shown.formula) focusNow(formula);
    });
  }, [shown]);

/** Undo and redo wherever one stands on the page; a field of text has its own. */
const useUndoKeys = (store: DesignStore): void =>
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.defaultPrevented || typing || !(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return;
      event.preventDefault();
      if (key === 'z' && !event.shiftKey) store.undo();
      else store.redo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);

/** A key that is pressed meanwhile belongs to what gets the focus. */
const focusNow = (ref: RefObject<HTMLElement | null>): void => {
  drawNow();
  ref.current?.focus();
};

const useSectionTools = (props: DesignSectionProps, grid: DesignGrid) => {
  const { store, section, found, before, panel, formula } = props;
  const { code } = section;
  const [chosen] = useState(() => createChosenStore(firstSpot(grid)));
  const [actions] = useState(() =>
    createDesignActions({
      store,
      chosen,
      section: () => store.state().definition.sections.find((one) => one.code === code) ?? section,
      onPanel: () => focusNow(panel),
      onFormula: () => focusNow(formula),
    }),
  );
  const marks = useMemo(() => marksOf(section, found, before), [section, found, before]);
  const tools = useMemo<DesignTools>(
    () => ({
      chosen,
      onWords: (axis, node, label) =>
        void store.edit([{ op: 'set-node', section: code, axis, code: node, values: { label } }], `words ${node}`),
      ...marks,
    }),
    [store, chosen, code, marks],
  );
  return { chosen, actions, tools };
};

/** One section being designed: its table, the buttons that add to it, and beside it what is chosen says of itself. */
export const DesignSection = (props: DesignSectionProps) => {
  const { store, section, sections, panel, formula, shown, onGone } = props;
  const grid = store.grid(section);
  const { chosen, actions, tools } = useSectionTools(props, grid);
  useShown(props, grid, actions);
  useUndoKeys(store);
  const paste = (text: string): void => {
    const spot = readSpot(chosen.chosen().anchor);
    const result = pastedOps(store.state().definition, section.code, spot, parseTsv(text), newHandle);
    if ('problem' in result) say(result.problem, 'look');
    else if (store.edit(result.ops)) say(words.pasted(result.rows, result.columns, result.leftOut));
  };
  const empty = grid.rows.length === 0 && grid.columns.length === 0;
  return (
    <DesignContext.Provider value={tools}>
      <div className="design-work" role="tabpanel" id="design-section" aria-labelledby={`design-tab-${section.code}`}>
        <div className="design-main">
          <SectionHead store={store} section={section} sections={sections} onGone={onGone} />
          {empty ? <p className="design-empty">{words.emptyShapes[section.shape]}</p> : null}
          <DesignTable
            title={section.title}
            shape={section.shape}
            grid={grid}
            chosen={chosen}
            actions={actions}
            onPaste={paste}
          />
          <AddBar
            store={store}
            section={section}
            actions={actions}
            after={() => readSpot(chosen.chosen().anchor)}
            onPaste={paste}
          />
          {section.shape === 'table' ? <Legend compared={props.before !== undefined} /> : null}
        </div>
        <DesignPanel
          store={store}
          chosen={chosen}
          grid={grid}
          section={section}
          panel={panel}
          formula={formula}
          shownCheck={shown?.check}
        />
      </div>
    </DesignContext.Provider>
  );
};

type AddBarProps = {
  readonly store: DesignStore;
  readonly section: Section;
  readonly actions: DesignActions;
  readonly after: () => ReturnType<typeof readSpot>;
  readonly onPaste: (text: string) => void;
};

/** What can be added; a table can be pasted here too, where nothing stands yet that could take it. */
const AddBar = ({ store, section, actions, onPaste }: AddBarProps) => {
  const { shape, code } = section;
  const paste = (event: ClipboardEvent): void => {
    event.preventDefault();
    onPaste(event.clipboardData.getData('text/plain'));
  };
  const groups = (): void =>
    void store.edit(addEthnicOps(store.state().definition, code, 'columns', undefined, 'all', newHandle));
  return (
    <div className="design-add-bar no-print" onPaste={paste}>
      {shape === 'list' ? null : <Add text={words.addRow} onAdd={() => actions.add('rows')} keys="Alt Enter" />}
      {shape === 'table' ? <Add text={words.addRowHeading} onAdd={() => actions.addHeading('rows')} /> : null}
      {shape === 'narrative' ? null : <Add text={words.addColumn} onAdd={() => actions.add('columns')} />}
      {shape === 'table' ? <Add text={words.addColumnHeading} onAdd={() => actions.addHeading('columns')} /> : null}
      {shape === 'table' ? <Add text={words.addGroups} onAdd={groups} /> : null}
      <span className="small soft">
        {words.pasteHint} <kbd>Ctrl V</kbd>
      </span>
    </div>
  );
};

const Add = ({ text, onAdd, keys }: { readonly text: string; readonly onAdd: () => void; readonly keys?: string }) => (
  <button type="button" className="design-add" onClick={onAdd}>
    <Icon name="plus" size={14} /> {text} {keys ? <kbd>{keys}</kbd> : null}
  </button>
);
