import { PageLink } from '../../platform/ui/address.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { words } from './messages.ts';

/** An address that is none of ours, inside the frame: the menu and the search stay. */
export const NotFoundPage = () => (
  <>
    <PageHeader title={words.notFound} subtitle={words.notFoundWhy} />
    <PageLink href="/">{words.toWork}</PageLink>
  </>
);
