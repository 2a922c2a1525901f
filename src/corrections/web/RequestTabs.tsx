import { PageLink } from '../../platform/ui/address.tsx';
import { words } from './messages.ts';
import './corrections.css';

const tabs = [
  ['corrections', '/dieu-chinh', words.list.corrections],
  ['withdrawals', '/dieu-chinh?muc=rut', words.list.withdrawals],
  ['cases', '/chenh-lech', words.list.cases],
] as const;

/** The lists of what is settled after figures were sent, beside each other. */
export const RequestTabs = ({ at }: { readonly at: (typeof tabs)[number][0] }) => (
  <nav className="request-tabs" aria-label={words.list.tabs}>
    {tabs.map(([kind, href, name]) => (
      <PageLink key={kind} href={href} aria-current={kind === at ? 'page' : undefined}>
        {name}
      </PageLink>
    ))}
  </nav>
);
