import { Button, NativeSelect } from '@mantine/core';
import type { Query, Reply } from '../../platform/contract/route.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { MorePages } from '../../platform/ui/MorePages.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { useAskPages } from '../../platform/ui/query-pages.ts';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { listNotices, readNotices } from '../contract.ts';
import { words } from './messages.ts';
import './Notices.css';

/** What the unit was told, newest first; searched and paged by the server, however many there are. */
export const NoticesPage = () => {
  const asked = useAsked();
  const list = useNotices(asked);
  const read = useSend(readNotices, [listNotices]);
  const [first] = list.data?.pages ?? [];
  const newest = first?.notices[0];
  const narrowed = asked.search !== undefined || asked.unread !== undefined;
  const readAll = (
    <Button
      variant="default"
      loading={read.isPending}
      onClick={() => (newest ? read.mutate({ body: { through: newest.id } }) : undefined)}
    >
      {words.readAll}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={words.notices}
        {...(first ? { subtitle: words.unread(first.unread) } : {})}
        actions={first && first.unread > 0 && !narrowed ? readAll : null}
      />
      <InlineError error={read.error} />
      {narrowed || newest ? <Filters /> : null}
      <Found list={list} narrowed={narrowed} onRead={(id) => read.mutate({ body: { ids: [id] } })} />
    </>
  );
};

type FoundProps = {
  readonly list: ReturnType<typeof useNotices>;
  readonly narrowed: boolean;
  readonly onRead: (id: string) => void;
};

const Found = ({ list, narrowed, onRead }: FoundProps) => (
  <Answer of={list}>
    {({ pages }) => {
      const notices = pages.flatMap((page) => page.notices);
      if (notices.length === 0)
        return narrowed ? (
          <p className="soft">{words.noneFound}</p>
        ) : (
          <EmptyState title={words.noNotices}>{words.noNoticesWhy}</EmptyState>
        );
      return (
        <>
          <ul className="sheet notices">
            {notices.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} onRead={() => onRead(notice.id)} />
            ))}
          </ul>
          <MorePages shown={notices.length} list={list} />
        </>
      );
    }}
  </Answer>
);

const useNotices = (asked: Query<typeof listNotices>) =>
  useAskPages(listNotices, { query: asked }, (after) => ({ query: { ...asked, after } }));

/** What the address asks for. */
const useAsked = (): Query<typeof listNotices> => {
  const search = useSearch();
  const found = search.get('tim') ?? '';
  return {
    ...(found === '' ? {} : { search: found.slice(0, 100) }),
    ...(search.get('hien') === 'chua-doc' ? { unread: true } : {}),
  };
};

const Filters = () => {
  const search = useSearch();
  const setSearch = useSetSearch();
  return (
    <search className="filters no-print">
      <SearchField
        label={words.search}
        value={search.get('tim') ?? ''}
        onSearch={(text) => setSearch({ tim: text || null })}
      />
      <NativeSelect
        label={words.show}
        value={search.get('hien') ?? ''}
        data={[
          { value: '', label: words.showAll },
          { value: 'chua-doc', label: words.showUnread },
        ]}
        onChange={({ currentTarget }) => setSearch({ hien: currentTarget.value || null })}
      />
    </search>
  );
};

type NoticeItemProps = { readonly notice: Reply<typeof listNotices>['notices'][number]; readonly onRead: () => void };

/** One notice; going where it points to marks it as read. */
const NoticeItem = ({ notice, onRead }: NoticeItemProps) => (
  <li className="notice">
    <div className="notice-head">
      <h2>{notice.title}</h2>
      {notice.read ? null : (
        <Tag tone="info" icon="bell">
          {words.newNotice}
        </Tag>
      )}
    </div>
    <p className="notice-body">{notice.body}</p>
    <p className="small soft figures">
      {[formatTime(notice.at), notice.by ? words.by(notice.by) : ''].filter((part) => part !== '').join(' · ')}
    </p>
    {notice.link ? (
      <PageLink
        href={notice.link}
        aria-label={words.goTo(notice.title)}
        onClick={() => (notice.read ? undefined : onRead())}
      >
        {words.go}
      </PageLink>
    ) : null}
  </li>
);
