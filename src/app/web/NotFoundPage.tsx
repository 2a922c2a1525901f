import { PageLink } from '../../platform/ui/address.tsx';
import { BrocadeBand } from '../../platform/ui/BrocadeBand.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { words } from './messages.ts';
import './frame/Frame.css';

/** An address that is none of ours. */
export const NotFoundPage = () => (
  <>
    <header className="bar">
      <PageLink href="/" className="wordmark">
        {words.product}
      </PageLink>
    </header>
    <BrocadeBand />
    <main className="content">
      <PageHeader title={words.notFound} subtitle={words.notFoundWhy} />
      <PageLink href="/">{words.toWork}</PageLink>
    </main>
  </>
);
