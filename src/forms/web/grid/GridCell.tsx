import { memo, useSyncExternalStore } from 'react';
import type { Field } from '../../rules/compiled.ts';
import type { Place } from '../../rules/entry/places.ts';
import type { CellView } from './cell-view.ts';
import { useGrid } from './grid-context.ts';
import { messages } from './messages.ts';

type GridCellProps = {
  readonly place: Place;
  readonly name: string;
  readonly computed?: boolean;
  /** In a list: what stood here in the period before, where that is something else; empty for nothing. */
  readonly changedFrom?: string | undefined;
};

const isChosenFromList = (field: Field): boolean =>
  field.type === 'choice' || field.type === 'ethnicGroup' || field.type === 'boolean';
const isText = (field: Field): boolean => field.type === 'text' || field.type === 'richtext' || isChosenFromList(field);
const yes = (on: boolean): 'yes' | undefined => (on ? 'yes' : undefined);

const spokenName = (name: string, replaced: string | undefined, changedFrom: string | undefined): string => {
  if (replaced !== undefined) return messages.replaces(name, replaced);
  return changedFrom === undefined ? name : messages.changedFrom(name, changedFrom);
};

/** One cell with a real field in it. Drawn again only when its own view or its standing changes. */
export const GridCell = memo(({ place, name, computed = false, changedFrom }: GridCellProps) => {
  const { store, selection, isOpen, remark, showBefore, previous } = useGrid();
  const view = useSyncExternalStore(store.subscribeTo(place), () => store.view(place));
  const standing = useSyncExternalStore(selection.subscribeTo(place), () => selection.standing(place));
  const corner = useSyncExternalStore(selection.subscribeTo(place), () => selection.isCorner(place));
  const field = store.field(place);
  if (!field) return <td />;
  const open = isOpen(place) && view.onlyWhen === '';
  const replaced = previous?.(place);
  const struck = replaced ?? changedFrom;
  const Control = open && isChosenFromList(field) ? ChoiceControl : TextControl;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a td inside a grid is a gridcell
    <td
      className="ft-cell"
      data-computed={yes(computed)}
      data-locked={yes(!open && !computed)}
      data-mark={view.mark === 'none' ? undefined : view.mark}
      data-chosen={yes(standing === 'chosen')}
      data-active={yes(standing === 'active')}
      data-returned={yes(remark(place) !== '')}
      data-words={yes(isText(field))}
      data-partial={yes(view.partial)}
      data-pending={yes(view.pending)}
      data-unasked={yes(view.onlyWhen !== '')}
      data-asked={view.asked === 'all' ? undefined : view.asked}
      data-changed={yes(struck !== undefined)}
      data-text={view.text === '' ? undefined : view.text}
      aria-selected={standing === 'active' || standing === 'chosen'}
    >
      <Control
        place={place}
        name={spokenName(name, replaced, changedFrom)}
        field={field}
        view={view}
        open={open}
        stop={standing === 'active' || standing === 'stop'}
      />
      {showBefore && !place.includes('#') ? (
        <span className="ft-before" aria-hidden="true">
          {view.before || '\u00a0'}
        </span>
      ) : null}
      <Struck text={struck} />
      {corner ? <span className="entry-handle" data-handle="" title={messages.fillHandle} aria-hidden="true" /> : null}
    </td>
  );
});

/** What stood here and is replaced; empty for nothing. */
const Struck = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : (
    <span className="ft-before" aria-hidden="true">
      <del>{text || messages.nothingBefore}</del>
    </span>
  );

type ControlProps = {
  readonly place: Place;
  readonly name: string;
  readonly field: Field;
  readonly view: CellView;
  readonly open: boolean;
  readonly stop: boolean;
};

const spoken = ({ name, view }: ControlProps): string =>
  [
    name,
    view.partial ? messages.partial : '',
    view.pending ? messages.pending : '',
    view.onlyWhen === '' ? '' : messages.onlyWhen(view.onlyWhen),
    view.asked === 'all' ? '' : messages.asked[view.asked],
    view.before === '' ? '' : messages.before(view.before),
  ]
    .filter(Boolean)
    .join('; ');

const accessible = (props: ControlProps) => ({
  'data-place': props.place,
  'aria-label': spoken(props),
  'aria-invalid': props.view.mark === 'error' || props.view.mark === 'unreadable',
  'aria-describedby': props.stop ? 'cell-problems' : undefined,
  tabIndex: props.stop ? 0 : -1,
});

/** Characters that a column of words shows for certain. */
const LONG = 14;

const hint = (field: Field, view: CellView): string | undefined => {
  if (view.onlyWhen !== '') return messages.onlyWhen(view.onlyWhen);
  if (view.asked !== 'all') return messages.asked[view.asked];
  return isText(field) && view.text.length > LONG ? view.text : undefined;
};

const TextControl = (props: ControlProps) => {
  const { store } = useGrid();
  const { place, field, view, open } = props;
  return (
    <input
      {...accessible(props)}
      className="entry-input"
      type="text"
      autoComplete="off"
      spellCheck={false}
      inputMode={
        field.type === 'integer' ? 'numeric' : field.type === 'decimal' || field.type === 'percent' ? 'decimal' : 'text'
      }
      readOnly={!open}
      title={hint(field, view)}
      value={view.text}
      onChange={(event) => store.type(place, event.currentTarget.value)}
    />
  );
};

const ChoiceControl = (props: ControlProps) => {
  const { store } = useGrid();
  const { place, field } = props;
  const value = store.value(place) ?? '';
  const choices = field.type === 'boolean' ? messages.yesNo : field.choices;
  return (
    <select
      {...accessible(props)}
      className="entry-input"
      value={value}
      onChange={(event) => store.write(new Map([[place, event.currentTarget.value]]))}
    >
      <option value="">&nbsp;</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
      <option value="-">– {messages.notApplicable}</option>
    </select>
  );
};
