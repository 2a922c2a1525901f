import { Button } from '@mantine/core';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { say } from '../../../platform/ui/say.tsx';
import type { CompiledSection } from '../../rules/compiled.ts';
import { NO_CHANGE } from '../../rules/entry/entry-state.ts';
import { carriedRows, type FormerList, type ListChanges } from '../../rules/entry/former-list.ts';
import { formatValue } from '../../rules/format.ts';
import type { ListRow } from '../../rules/values.ts';
import type { EntryStore } from './entry-store.ts';
import { messages } from './messages.ts';

type CopyFormerProps = {
  readonly section: CompiledSection;
  readonly store: EntryStore;
  readonly former: FormerList;
};

/** Takes over the list of the period before as one edit; then one changes what is no longer so. */
export const CopyFormer = ({ section, store, former }: CopyFormerProps) => {
  const { periodName, rows } = former;
  const copy = (): void => {
    store.change({ ...NO_CHANGE, lists: { [section.code]: carriedRows(section, rows) } });
    say(messages.copied(periodName, rows.length));
  };
  return rows.length === 0 ? null : (
    <Button variant="default" leftSection={<Icon name="refresh" />} onClick={copy}>
      {messages.copyFormer(periodName, rows.length)}
    </Button>
  );
};

/** A row as its first column of words names it. */
const nameOf = ({ fields }: CompiledSection, row: ListRow): string => {
  const [first] = fields;
  return first ? formatValue(first, row.values[first.code] ?? '') : '';
};

type SinceFormerProps = {
  readonly section: CompiledSection;
  readonly former: FormerList;
  readonly changes: ListChanges;
};

/** How the list differs from that of the period before. */
export const SinceFormer = ({ section, former, changes: { added, changed, removed } }: SinceFormerProps) => (
  <p className="soft small entry-since" role="status">
    {messages.sinceFormer(
      former.periodName,
      added.size,
      changed.size,
      removed.map((row) => nameOf(section, row)),
    )}
  </p>
);
