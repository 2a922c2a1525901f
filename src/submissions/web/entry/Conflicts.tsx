import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { type Change, NO_CHANGE } from '../../../forms/rules/entry/entry-state.ts';
import { parseListPlace, withListValue } from '../../../forms/rules/entry/places.ts';
import type { FormValues, ListRow } from '../../../forms/rules/values.ts';
import type { NotTaken } from '../../rules/take.ts';
import type { SaveState } from '../draft/draft-keeper.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import type { Entry } from './open-entry.ts';

/** The values of the others taken into the page: cells, and columns of rows. */
const theirChange = ({ lists }: FormValues, theirs: readonly NotTaken[]): Change => {
  const ofRows: Record<string, readonly ListRow[]> = {};
  for (const { cell, theirs: value } of theirs) {
    const place = parseListPlace(cell);
    if (place)
      ofRows[place.section] = withListValue(
        ofRows[place.section] ?? lists[place.section] ?? [],
        place,
        value ?? undefined,
      );
  }
  const cells = theirs.filter(({ cell }) => !parseListPlace(cell)).map(({ cell, theirs: value }) => [cell, value]);
  return { ...NO_CHANGE, cells: Object.fromEntries(cells), lists: ofRows };
};

type ConflictsProps = {
  /** Whose sheet it is, where several are on the page. */
  readonly unit?: string;
  readonly form: CompiledForm;
  readonly entry: Pick<Entry, 'keeper' | 'store'>;
  readonly save: SaveState;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** Cells that somebody else changed too: chosen one by one. */
export const Conflicts = ({ unit, form, entry: { keeper, store }, save, opened, onClose }: ConflictsProps) => {
  if (save.kind !== 'conflict') return null;
  return (
    <ConflictDialog
      {...(unit === undefined ? {} : { unit })}
      form={form}
      values={store.state().values}
      conflicts={save.conflicts}
      opened={opened}
      onClose={onClose}
      onChoose={(theirs) => {
        const { values } = store.state();
        keeper.settle(
          theirs.map(({ cell }) => cell),
          values,
        );
        store.absorb(theirChange(values, theirs));
      }}
    />
  );
};
