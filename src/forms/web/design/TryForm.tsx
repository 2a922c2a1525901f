import { Button } from '@mantine/core';
import { type ComponentType, useMemo, useState, useSyncExternalStore } from 'react';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { Tag } from '../../../platform/ui/Tag.tsx';
import type { CompiledForm } from '../../rules/compiled.ts';
import { sampleValues } from '../../rules/design/sample.ts';
import type { EntryState } from '../../rules/entry/entry-state.ts';
import { parseListPlace } from '../../rules/entry/places.ts';
import { placeToMend, shownFailures } from '../../rules/entry/shown-failures.ts';
import { type Context, type FormValues, NO_VALUES } from '../../rules/values.ts';
import { createEntryStore, type EntryStore, SectionBody, type SectionTools } from '../grid/index.ts';
import { words } from './messages.ts';

/** Values to try a form with, and whose they are. */
export type Trial = { readonly name: string; readonly values: FormValues; readonly context: Context };
/** A choice of real sheets; what is taken of one fills the form being tried. */
export type TrialFigures = ComponentType<{
  readonly form: CompiledForm;
  readonly onTake: (trial: Trial) => void;
}>;

type TryFormProps = {
  readonly form: CompiledForm;
  readonly section: string;
  /** Leads to a check in the designer. */
  readonly onCheck: (check: string) => void;
  readonly figures: TrialFigures | undefined;
};

const nothing = (): void => undefined;

const isOpen =
  (form: CompiledForm) =>
  (place: string): boolean =>
    parseListPlace(place) !== undefined || form.cell(place)?.input === true;

const focusPlace = (place: string | undefined): void => {
  if (place === undefined) return;
  document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`)?.focus();
};

const toolsOf = (form: CompiledForm, store: EntryStore): SectionTools => ({
  store,
  isOpen: isOpen(form),
  remark: () => '',
  showBefore: false,
  previousList: () => undefined,
  onActive: nothing,
  onPanel: nothing,
  onSelection: nothing,
  onPast: () => false,
  onGo: focusPlace,
});

/** A new round begins with an empty sheet, with invented figures, or with those of a unit. */
type Begun = { readonly round: number; readonly filled: 'nothing' | 'invented' | Trial };

const valuesOf = (form: CompiledForm, filled: Begun['filled'], round: number): Omit<Trial, 'name'> => {
  if (filled === 'nothing') return { values: NO_VALUES, context: {} };
  return filled === 'invented' ? { values: sampleValues(form, round), context: {} } : filled;
};

/** The form to fill as communes will, its formulas and checks at work; what is typed is thrown away. */
export const TryForm = ({ form, section, onCheck, figures: Figures }: TryFormProps) => {
  const [{ round, filled }, setBegun] = useState<Begun>({ round: 0, filled: 'nothing' });
  const store = useMemo(() => {
    const { values, context } = valuesOf(form, filled, round);
    return createEntryStore({ form, values, context, onChange: nothing });
  }, [form, filled, round]);
  const tools = useMemo(() => toolsOf(form, store), [form, store]);
  const state = useSyncExternalStore(store.subscribe, store.state);
  const shown = form.section(section) ?? form.sections[0];
  const begin = (next: Begun['filled']): void => setBegun({ round: round + 1, filled: next });
  if (!shown) return null;
  return (
    <div className="design-try" role="tabpanel" id="design-section" aria-labelledby={`design-tab-${shown.code}`}>
      <div className="design-try-words">
        <Tag tone="look" icon="info">
          {words.notKept}
        </Tag>
        <span className="soft">{words.asAtCommunes}</span>
        <Button size="compact-sm" variant="default" onClick={() => begin('invented')}>
          {words.invented}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => begin('nothing')}>
          {words.clearAll}
        </Button>
        {Figures ? <Figures form={form} onTake={begin} /> : null}
        {typeof filled === 'string' ? null : <span className="soft">{words.figuresOf(filled.name)}</span>}
      </div>
      <SectionBody key={`${shown.code} ${round}`} section={shown} tools={tools} />
      <Failures state={state} onCheck={onCheck} />
    </div>
  );
};

type FailuresProps = { readonly state: EntryState; readonly onCheck: (check: string) => void };

const Failures = ({ state, onCheck }: FailuresProps) => {
  const failed = shownFailures(state, true);
  if (failed.length === 0)
    return (
      <p className="design-try-words" role="status">
        <Tag tone="done" icon="check">
          {words.checksHold(new Set(state.form.checks.map(({ id }) => id)).size)}
        </Tag>
      </p>
    );
  return (
    <ul className="design-failures" aria-label={words.failures}>
      {failed.slice(0, MOST).map((one) => (
        <li key={`${one.check} ${one.at}`} data-tone={one.severity}>
          <Icon name={one.severity === 'error' ? 'cross' : 'alert'} size={14} />
          <span>
            <button type="button" className="design-link" onClick={() => focusPlace(placeToMend(state, one))}>
              {one.sentence}
            </button>{' '}
            <span className="small soft">{one.words}</span>{' '}
            <button type="button" className="design-link small" onClick={() => onCheck(one.check)}>
              {words.editCheck}
            </button>
          </span>
        </li>
      ))}
    </ul>
  );
};

const MOST = 20;
