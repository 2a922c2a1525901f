import { Button } from '@mantine/core';
import type { Reply } from '../../platform/contract/route.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { Tag } from '../../platform/ui/Tag.tsx';
import { listNotices, readNotices } from '../contract.ts';
import { words } from './messages.ts';
import './Notices.css';

/** What the unit was told, newest first. */
export const NoticesPage = () => {
  const list = useAsk(listNotices, {});
  const read = useSend(readNotices, [listNotices]);
  const unread = (list.data?.notices ?? []).filter((notice) => !notice.read).map((notice) => notice.id);
  const readAll = (
    <Button
      variant="default"
      loading={read.isPending}
      onClick={() => read.mutate({ body: { ids: unread.slice(0, 200) } })}
    >
      {words.readAll}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={words.notices}
        {...(list.data ? { subtitle: words.unread(list.data.unread) } : {})}
        actions={unread.length > 0 ? readAll : null}
      />
      <InlineError error={read.error} />
      <Answer of={list}>
        {({ notices }) =>
          notices.length === 0 ? (
            <EmptyState title={words.noNotices}>{words.noNoticesWhy}</EmptyState>
          ) : (
            <ul className="sheet notices">
              {notices.map((notice) => (
                <NoticeItem
                  key={notice.id}
                  notice={notice}
                  onRead={() => read.mutate({ body: { ids: [notice.id] } })}
                />
              ))}
            </ul>
          )
        }
      </Answer>
    </>
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
