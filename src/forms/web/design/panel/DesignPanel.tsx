import { SegmentedControl } from '@mantine/core';
import { type RefObject, useSyncExternalStore } from 'react';
import type { Section } from '../../../rules/definition.ts';
import { type Scope, standsAt, targetOf } from '../../../rules/design/chosen.ts';
import type { DesignGrid } from '../../../rules/design/design-grid.ts';
import type { Target } from '../../../rules/design/settings.ts';
import type { ChosenStore } from '../chosen-store.ts';
import type { DesignStore } from '../design-store.ts';
import { words } from '../messages.ts';
import { ChecksPart } from './ChecksPart.tsx';
import { NodePanel } from './NodePanel.tsx';
import './panel.css';

type DesignPanelProps = {
  readonly store: DesignStore;
  readonly chosen: ChosenStore;
  readonly grid: DesignGrid;
  readonly section: Section;
  readonly panel: RefObject<HTMLElement | null>;
  readonly formula: RefObject<HTMLInputElement | null>;
  readonly shownCheck: string | undefined;
};

const namesOf = (target: Target): readonly string[] => (target.on === 'cells' ? target.cells : target.codes);

const titleOf = (target: Target, heading: string): string => {
  const names = namesOf(target);
  if (names.length !== 1) return words.several[target.on](names.length);
  return heading === '' ? words.panelOf[target.on](names[0] ?? '') : heading;
};

/** Scope first, so that nobody changes a whole row by accident; then everything that can be said there. */
export const DesignPanel = (props: DesignPanelProps) => {
  const { store, chosen, grid, section, panel, formula, shownCheck } = props;
  const now = useSyncExternalStore(chosen.subscribe, chosen.chosen);
  const { kind, row, column } = standsAt(grid, now);
  const target = targetOf(grid, now);
  const nothing = namesOf(target).length === 0;
  const heading =
    (row?.kind === 'heading' || column?.kind === 'heading') && kind !== 'cell'
      ? (row?.label ?? column?.label ?? '')
      : '';
  const codes = [row?.code ?? '', column?.code ?? ''].filter((code) => code !== '');
  return (
    <aside className="design-panel" aria-label={words.panel} ref={panel} tabIndex={-1}>
      {nothing ? (
        <p className="small soft">{words.nothingChosen}</p>
      ) : (
        <>
          <div>
            <h2>{titleOf(target, heading)}</h2>
            <p className="small soft">{[row?.label, column?.label, section.title].filter(Boolean).join(' · ')}</p>
          </div>
          {kind === 'cell' ? (
            <SegmentedControl
              size="xs"
              fullWidth
              aria-label={words.editing}
              value={now.scope}
              onChange={(scope) => chosen.setScope(grid, scopeOf(scope))}
              data={[
                { value: 'cells', label: words.scopeCells(target.on === 'cells' ? target.cells.length : 1) },
                { value: 'rows', label: words.scopeRow(row?.code ?? '') },
                { value: 'columns', label: words.scopeColumn(column?.code ?? '') },
              ]}
            />
          ) : null}
          <NodePanel key={`${target.on} ${namesOf(target).join()}`} store={store} target={target} formula={formula} />
        </>
      )}
      <ChecksPart store={store} section={section} codes={codes} shown={shownCheck} />
    </aside>
  );
};

const scopeOf = (text: string): Scope => (text === 'rows' || text === 'columns' ? text : 'cells');
