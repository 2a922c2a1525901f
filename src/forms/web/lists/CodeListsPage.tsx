import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Reply } from '../../../platform/contract/route.ts';
import { formatTime } from '../../../platform/text/vietnamese.ts';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { PageLink } from '../../../platform/ui/address.tsx';
import { download } from '../../../platform/ui/call.ts';
import { EmptyState } from '../../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../../platform/ui/query.ts';
import { RecordTable } from '../../../platform/ui/RecordTable.tsx';
import { say } from '../../../platform/ui/say.tsx';
import { exportCodeList, listCodeLists } from '../../contract/code-lists.ts';
import { CodeListDialog } from './CodeListDialog.tsx';
import { words } from './messages.ts';

type Opened = { readonly code: string; readonly number: number } | 'new' | null;

const save = (code: string, number: number): void =>
  void download(exportCodeList, { params: { code, number } }).catch((error: Error) => say(error.message, 'look'));

type ListsProps = {
  readonly lists: Reply<typeof listCodeLists>['lists'];
  readonly onOpen: (list: Exclude<Opened, null>) => void;
};

const Lists = ({ lists, onOpen }: ListsProps) => (
  <RecordTable
    label={words.title}
    rows={lists}
    keyOf={({ code }) => code}
    sheet
    columns={[
      { words: words.list, as: 'name', of: ({ code, title }) => `${code} · ${title}` },
      { words: words.version, of: ({ number }) => words.versionOf(number) },
      { words: words.items, as: 'number', of: ({ items }) => items },
      { words: words.changed, of: ({ by, at }) => words.by(by, formatTime(at)) },
      { words: words.usedBy, of: ({ usedBy }) => usedBy.join(', ') },
      {
        words: words.edit,
        as: 'action',
        of: ({ code, number }) => (
          <>
            <Button size="compact-sm" variant="default" onClick={() => onOpen({ code, number })}>
              {words.edit}
            </Button>{' '}
            <Button size="compact-sm" variant="subtle" onClick={() => save(code, number)}>
              {words.download}
            </Button>
          </>
        ),
      },
    ]}
  />
);

/** Lists of codes that forms share: kept once, in versions that never change. */
export const CodeListsPage = () => {
  const lists = useAsk(listCodeLists, {});
  const [opened, setOpened] = useState<Opened>(null);
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        above={<PageLink href="/quan-tri/phieu">{words.catalogue}</PageLink>}
        actions={<Button onClick={() => setOpened('new')}>{words.add}</Button>}
      />
      <Answer of={lists} lines={6}>
        {({ lists: all }) =>
          all.length === 0 ? (
            <EmptyState title={words.none}>{words.noneHow}</EmptyState>
          ) : (
            <Lists lists={all} onOpen={setOpened} />
          )
        }
      </Answer>
      {opened === null ? null : (
        <CodeListDialog of={opened === 'new' ? undefined : opened} close={() => setOpened(null)} />
      )}
    </>
  );
};
