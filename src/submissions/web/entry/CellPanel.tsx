import { Button } from '@mantine/core';
import { type ReactNode, type RefObject, useSyncExternalStore } from 'react';
import type { Cell, CompiledForm, Field } from '../../../forms/rules/compiled.ts';
import { fieldAt, type Place, parseListPlace, placeName } from '../../../forms/rules/entry/places.ts';
import { formulaWords } from '../../../forms/rules/sentences/formula.ts';
import { gridMessages, removeRow, type SectionTools } from '../../../forms/web/grid/index.ts';
import { HowFound } from '../../../forms/web/index.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { messages } from '../messages.ts';
import { CellHistory } from './CellHistory.tsx';
import { problemsAt, unaskedAt } from './problems.ts';

type CellPanelProps = {
  readonly submission: string;
  readonly form: CompiledForm;
  readonly place: Place;
  readonly tools: SectionTools;
  readonly lockedBecause: string | null;
  readonly unsent: boolean;
  readonly panel: RefObject<HTMLElement | null>;
  /** What may be asked about this cell of a sheet that is locked. */
  readonly ask: ReactNode;
  readonly onFold: () => void;
};

/** What one must know of the cell one stands on. Ctrl Enter comes here, Escape goes back. */
export const CellPanel = ({
  submission,
  form,
  place,
  tools,
  lockedBecause,
  unsent,
  panel,
  ask,
  onFold,
}: CellPanelProps) => {
  const field = fieldAt(form, place);
  return (
    <aside
      className="entry-panel"
      aria-label={messages.panel.title}
      tabIndex={-1}
      ref={panel}
      onKeyDown={(event) => (event.key === 'Escape' ? tools.onGo(place) : undefined)}
    >
      <button type="button" className="entry-fold no-print" aria-expanded="true" onClick={onFold}>
        {messages.panel.fold} <Icon name="next" size={14} />
      </button>
      {field ? (
        <>
          <h2>{placeName(form, place, tools.store.state().values)}</h2>
          <CellProblems place={place} tools={tools} />
          <Meaning form={form} place={place} field={field} open={tools.isOpen(place)} lockedBecause={lockedBecause} />
          <CellActions place={place} tools={tools} />
          {ask}
          {parseListPlace(place) ? null : (
            <CellHistory
              key={place}
              submission={submission}
              cell={place}
              field={field}
              name={placeName(form, place)}
              period={tools.store.state().computed.context.period ?? ''}
              unsent={unsent}
            />
          )}
        </>
      ) : (
        <p className="soft">{messages.panel.choose}</p>
      )}
    </aside>
  );
};

type CellProblemsProps = { readonly place: Place; readonly tools: SectionTools; readonly hidden?: boolean };

/** What is wrong at the cell; a screen reader hears it with the cell, whether the panel stands open or not. */
export const CellProblems = ({ place, tools: { store, remark }, hidden = false }: CellProblemsProps) => {
  const state = useSyncExternalStore(store.subscribe, store.state);
  const problems = problemsAt(state, place, store.missingMarked());
  const said = remark(place);
  const { partial, pending, asked } = store.view(place);
  const unasked = unaskedAt(state, place);
  return (
    <div id="cell-problems" aria-live="polite" className={hidden ? 'visually-hidden' : undefined}>
      {said === '' ? null : (
        <p className="entry-note">
          <Icon name="back" size={14} /> {said}
        </p>
      )}
      {problems.map((problem) => (
        <div key={problem.id} className="entry-note" data-tone={problem.severity === 'warning' ? 'look' : 'wrong'}>
          <Icon name="alert" size={14} /> {problem.sentence}
          <HowFound how={problem.how} />
        </div>
      ))}
      {partial ? <p className="soft">{gridMessages.partial}</p> : null}
      {pending ? <p className="soft">{gridMessages.pending}</p> : null}
      {asked === 'all' ? null : <p className="soft">{gridMessages.asked[asked]}</p>}
      {unasked.map((sentence) => (
        <p key={sentence} className="soft">
          {sentence}
        </p>
      ))}
    </div>
  );
};

type MeaningProps = {
  readonly form: CompiledForm;
  readonly place: Place;
  readonly field: Field;
  readonly open: boolean;
  readonly lockedBecause: string | null;
};

const Meaning = ({ form, place, field, open, lockedBecause }: MeaningProps) => {
  const cell: Cell | undefined = parseListPlace(place) ? undefined : form.cell(place);
  const formula = cell && formulaWords(form, cell);
  const section = form.section(cell?.section ?? '');
  return (
    <div>
      <p>{field.label}</p>
      {field.guidance ? <p className="soft">{field.guidance}</p> : null}
      {!field.guidance && section?.guidance ? <p className="soft">{section.guidance}</p> : null}
      {field.unit === '' ? null : <p className="soft">{messages.panel.unit(field.unit)}</p>}
      {formula ? <p className="soft">{messages.panel.computed(formula)}</p> : null}
      {open && !field.required ? <p className="soft">{messages.panel.optional}</p> : null}
      {!open && !formula ? (
        <p className="soft">
          <Icon name="lock" size={14} /> {lockedBecause ?? messages.panel.locked}
        </p>
      ) : null}
    </div>
  );
};

const CellActions = ({ place, tools }: { readonly place: Place; readonly tools: SectionTools }) => {
  const list = parseListPlace(place);
  if (!tools.isOpen(place)) return null;
  return (
    <div>
      <Button size="compact-sm" variant="default" onClick={() => tools.store.write(new Map([[place, '-']]))}>
        {messages.panel.toNotApplicable}
      </Button>
      {list ? (
        <Button
          size="compact-sm"
          variant="default"
          ml="xs"
          onClick={() => removeRow(tools.store, list.section, list.row)}
        >
          {messages.panel.removeRow}
        </Button>
      ) : null}
    </div>
  );
};
