import { PageLink } from '../../platform/ui/address.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { Contact } from '../../sign-in/web/Contact.tsx';
import { words } from './messages.ts';
import '../../platform/ui/Panels.css';

/** A page of ours that is not this person's work: why, whom to ask, and the way on. */
export const NotAllowedPage = () => (
  <>
    <PageHeader title={words.notAllowed} />
    <section className="sheet panel" data-tone="look">
      <p>
        <Icon name="lock" /> {words.notAllowedWhy}
      </p>
      <Contact />
      <PageLink href="/">{words.toWork}</PageLink>
    </section>
  </>
);
