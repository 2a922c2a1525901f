import { lazy, Suspense, useState } from 'react';
import { PageLink, useSearch } from '../../platform/ui/address.tsx';
import { Doorway } from './Doorway.tsx';
import { Forgotten } from './Forgotten.tsx';
import { words } from './messages.ts';
import { SignInForm } from './SignInForm.tsx';
import { useSignedIn } from './use-signed-in.ts';
import { useSite } from './use-site.ts';

/** Fetched in the demonstration only: the first page stays light. */
const DemonstrationPeople = lazy(async () => ({
  default: (await import('./DemonstrationPeople.tsx')).DemonstrationPeople,
}));

export const SignInPage = () => {
  const signedIn = useSignedIn();
  const next = useSearch().get('tiep');
  const [chosen, setChosen] = useState('');
  const site = useSite();
  return (
    <Doorway title={words.signIn}>
      <section className="sheet doorway-sheet">
        <h1>{words.signIn}</h1>
        <SignInForm key={chosen} suggested={chosen} done={(me) => signedIn(me, next)} />
        <Forgotten />
      </section>
      {site?.demonstration ? (
        <Suspense>
          <DemonstrationPeople done={(me) => signedIn(me, next)} choose={setChosen} />
        </Suspense>
      ) : null}
      {site?.needsSetup ? (
        <p style={{ marginTop: 16 }}>
          <PageLink href="/thiet-lap">{words.toSetup}</PageLink>
        </p>
      ) : null}
    </Doorway>
  );
};
