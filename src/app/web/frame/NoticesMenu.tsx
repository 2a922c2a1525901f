import { listNotices } from '../../../notices/contract.ts';
import { formatTime } from '../../../platform/text/vietnamese.ts';
import { PageLink } from '../../../platform/ui/address.tsx';
import { Disclosure } from '../../../platform/ui/Disclosure.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { useAsk } from '../../../platform/ui/query.ts';
import { words } from '../messages.ts';

const MINUTE = 60_000;
const NEWEST = 5;

/** The newest notices of the unit, and how many nobody has read. */
export const NoticesMenu = () => {
  const { data } = useAsk(listNotices, { query: { limit: NEWEST } }, { every: MINUTE, staleTime: MINUTE / 2 });
  const unread = data?.unread ?? 0;
  return (
    <Disclosure
      name={unread > 0 ? words.unread(unread) : words.notices}
      label={
        <>
          <Icon name="bell" />
          <span className="wide-only">{words.notices}</span>{' '}
          {unread > 0 ? <span className="unread figures">{unread}</span> : null}
        </>
      }
    >
      {(close) => (
        <>
          {(data?.notices ?? []).map((notice) => (
            <PageLink key={notice.id} className="row notice-row" href={notice.link ?? '/thong-bao'} onClick={close}>
              <span className={notice.read ? '' : 'notice-new'}>{notice.title}</span>
              <span className="small soft figures">{formatTime(notice.at)}</span>
            </PageLink>
          ))}
          {data?.notices.length === 0 ? <p className="soft notice-none">{words.noNotices}</p> : null}
          <PageLink className="row notice-all" href="/thong-bao" onClick={close}>
            {words.allNotices}
          </PageLink>
        </>
      )}
    </Disclosure>
  );
};
