import { PageLink } from '../../platform/ui/address.tsx';
import { Doorway, useSite } from '../../sign-in/web/index.ts';
import { words } from './messages.ts';
import { SetupForm } from './SetupForm.tsx';

/** The first operator of an empty installation. */
export const SetupPage = () => {
  const site = useSite();
  return (
    <Doorway title={words.setupTitle} wide>
      <section className="sheet doorway-sheet">
        <h1>{words.setupTitle}</h1>
        {site?.needsSetup === false ? (
          <p>
            {words.setupDone} <PageLink href="/dang-nhap">{words.signIn}</PageLink>
          </p>
        ) : (
          <SetupForm />
        )}
      </section>
    </Doorway>
  );
};
