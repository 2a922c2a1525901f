import { Button } from '@mantine/core';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { say } from '../../../platform/ui/say.tsx';
import type { CompiledSection } from '../../rules/compiled.ts';
import { NO_CHANGE } from '../../rules/entry/entry-state.ts';
import { carriedRows, type ListChanges, type PreviousList } from '../../rules/entry/previous-list.ts';
import { formatValue } from '../../rules/format.ts';
import type { ListRow } from '../../rules/values.ts';
import type { EntryStore } from './entry-store.ts';
import { messages } from './messages.ts';

type CopyPreviousProps = {
  readonly section: CompiledSection;
  readonly store: EntryStore;
  readonly previous: PreviousList;
};

/** Takes over the list of the period before as one edit; then one changes what is no longer so. */
export const CopyPrevious = ({ section, store, previous }: CopyPreviousProps) => {
  const { periodName, rows } = previous;
  const copy = (): void => {
    store.change({ ...NO_CHANGE, lists: { [section.code]: carriedRows(section, rows) } });
    say(messages.copied(periodName, rows.length));
  };
  return rows.length === 0 ? null : (
    <Button variant="default" leftSection={<Icon name="refresh" />} onClick={copy}>
      {messages.copyPrevious(periodName, rows.length)}
    </Button>
  );
};

/** A row as its first column of words names it. */
const nameOf = ({ fields }: CompiledSection, row: ListRow): string => {
  const [first] = fields;
  return first ? formatValue(first, row.values[first.code] ?? '') : '';
};

type SincePreviousProps = {
  readonly section: CompiledSection;
  readonly previous: PreviousList;
  readonly changes: ListChanges;
};

/** How the list differs from that of the period before. */
export const SincePrevious = ({ section, previous, changes: { added, changed, removed } }: SincePreviousProps) => (
  <p className="soft small entry-since" role="status">
    {messages.sincePrevious(
      previous.periodName,
      added.size,
      changed.size,
      removed.map((row) => nameOf(section, row)),
    )}
  </p>
);
