import { PageLink } from '../../platform/ui/address.tsx';
import { Contact } from './Contact.tsx';
import { words } from './messages.ts';

/** Whom to ask for a new password, and the way to leave word. */
export const Forgotten = () => (
  <details className="forgotten">
    <summary>{words.forgotten}</summary>
    <p>{words.forgottenHow}</p>
    <Contact />
    <p>
      <PageLink href="/quen-mat-khau">{words.forgottenAsk}</PageLink>
    </p>
  </details>
);
