import { Switch } from '@mantine/core';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import type { Place } from '../../../forms/rules/entry/places.ts';
import { Legend, SectionBody } from '../../../forms/web/grid/index.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import type { Sheet } from '../../contract.ts';
import { messages } from '../messages.ts';
import { AskAboutCell } from './AfterApproval.tsx';
import { CellPanel, CellProblems } from './CellPanel.tsx';
import { ProblemList } from './ProblemList.tsx';
import { explanationOf } from './problems.ts';
import type { Declaration } from './use-declaration.ts';
import type { EntryTools } from './use-entry-tools.ts';

type SectionWorkProps = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  /** Typed at the place, and not yet with the server. */
  readonly isUnsent: (place: Place) => boolean;
  readonly tools: EntryTools;
  readonly declaration: Declaration;
  readonly current: string;
};

/** The section one works in; beside it what is wrong and the cell one stands on. Both fold, so that a wide table has the width. */
export const SectionWork = (props: SectionWorkProps) => {
  const { sheet, tools: entry, declaration } = props;
  const { tools, active, section, showBefore, setShowBefore, folded } = entry;
  const previous = section.shape === 'table' ? sheet.previousPeriodName : null;
  return (
    <div
      className="entry-work"
      role="tabpanel"
      id="entry-section"
      aria-labelledby={`tab-${section.code}`}
      data-folded={(folded && !declaration.listOpen) || undefined}
    >
      <div className="entry-section">
        <h2 className="entry-printed">
          {section.code}. {section.title}
        </h2>
        {section.guidance ? <p className="soft entry-hint">{section.guidance}</p> : null}
        <SectionBody key={section.code} section={section} tools={tools} />
        {previous ? (
          <Switch
            className="no-print"
            size="xs"
            mt="sm"
            label={`${messages.entry.showBefore} (${previous})`}
            checked={showBefore}
            onChange={(event) => setShowBefore(event.currentTarget.checked)}
          />
        ) : null}
        {sheet.actions.includes('enter') && section.shape !== 'narrative' ? (
          <Legend previous={showBefore ? previous : null} />
        ) : null}
      </div>
      <div className="entry-side">
        <Side {...props} />
        {folded || declaration.listOpen ? <CellProblems place={active} tools={tools} hidden /> : null}
      </div>
    </div>
  );
};

export const LIST_ID = 'entry-problems';

/** The list of problems while it is open, else the cell, else what brings it back. */
const Side = ({ sheet, form, isUnsent, tools: entry, declaration, current }: SectionWorkProps) => {
  const { tools, active, panel, folded, setFolded } = entry;
  const { problems, filling, explanations, explain, listOpen, list, refusal, asked } = declaration;
  const editable = sheet.actions.includes('enter');
  if (listOpen)
    return (
      <ProblemList
        id={LIST_ID}
        problems={problems}
        missing={editable ? filling.missing : []}
        textOf={(problem) => explanationOf(explanations, problem)}
        list={list}
        refusal={refusal}
        current={current}
        asked={asked}
        onExplain={editable ? explain : undefined}
        onGo={tools.onGo}
        onClose={() => declaration.setListOpen(false)}
      />
    );
  if (folded)
    return (
      <button type="button" className="entry-fold no-print" aria-expanded="false" onClick={() => setFolded(false)}>
        <Icon name="before" size={14} /> {messages.panel.unfold}
      </button>
    );
  return (
    <CellPanel
      submission={sheet.submission.id}
      form={form}
      place={active}
      tools={tools}
      lockedBecause={sheet.lockedBecause}
      unsent={isUnsent(active)}
      panel={panel}
      ask={editable ? null : <AskAboutCell submission={sheet.submission} cell={active} />}
      onFold={() => setFolded(true)}
    />
  );
};
