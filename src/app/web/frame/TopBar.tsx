import { sentenceStart } from '../../../platform/text/sentence.ts';
import { PageLink } from '../../../platform/ui/address.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { useMe } from '../../../platform/ui/me.ts';
import { Tag } from '../../../platform/ui/Tag.tsx';
import { useSite } from '../../../sign-in/web/use-site.ts';
import { words } from '../messages.ts';
import { NoticesMenu } from './NoticesMenu.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { SearchBox } from './SearchBox.tsx';

/** `Tỉnh Cao Bằng` → `Cao Bằng`, as the wordmark has it. */
const shortProvince = (province: string): string => province.replace(/^(tỉnh|thành phố)\s+/i, '');

export const TopBar = ({ openMenu, menuShown }: { readonly openMenu: () => void; readonly menuShown: boolean }) => {
  const me = useMe();
  const site = useSite();
  const expires = me.passwordExpiresInDays;
  return (
    <header className="bar">
      <button
        type="button"
        className="bar-button narrow-only no-print"
        onClick={openMenu}
        aria-expanded={menuShown}
        aria-label={words.menu}
      >
        <Icon name="menu" size={20} />
      </button>
      <PageLink href="/" className="wordmark">
        {words.product}
        {site?.province ? <span className="wordmark-province"> · {shortProvince(site.province)}</span> : null}
      </PageLink>
      <span className="bar-unit soft">{sentenceStart(me.unit.path)}</span>
      {me.demonstration ? (
        <span title={words.demonstrationWhy}>
          <Tag tone="look">{words.demonstration}</Tag>
        </span>
      ) : null}
      <span className="bar-space" />
      <SearchBox />
      {expires !== null ? (
        <PageLink className="small wide-only no-print" href="/doi-mat-khau">
          {words.passwordExpires(expires)}
        </PageLink>
      ) : null}
      <div className="bar-menus no-print">
        <NoticesMenu />
        <PersonMenu />
      </div>
    </header>
  );
};
