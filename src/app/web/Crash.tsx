import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { underBase } from '../../platform/ui/base.ts';
import { early } from './first/early-answers.ts';
import { missingWords, startAnew, type WhyMissing, whyMissing } from './first/why-missing.ts';
import { words } from './messages.ts';
import './frame/Frame.css';

/** A piece of the page that could not be had; browsers say it in their own words, some with its address. */
const isMissing = (error: unknown): error is Error =>
  error instanceof Error && /dynamically imported module|module script failed/i.test(error.message);
const pieceIn = ({ message }: Error): string | undefined => /https?:\S+/.exec(message)?.[0];

/** The server may have got a new version while the page was open, or the line is gone: asked, not guessed. */
const useWhy = (error: unknown): WhyMissing | undefined => {
  const [why, setWhy] = useState<WhyMissing>();
  useEffect(() => {
    if (!isMissing(error)) return;
    const ask = (address: string) => fetch(address, { cache: 'no-store' });
    void whyMissing(pieceIn(error), underBase(early.site), ask).then(setWhy);
  }, [error]);
  return why;
};

/** The page itself failed. Nothing saved is lost; a reload is the way on. */
export const Crash = ({ error }: { readonly error: unknown }) => {
  const why = useWhy(error);
  return (
    <main className="alone">
      <section className="sheet panel" role="alert">
        <h1>{isMissing(error) ? words.missing : words.crash}</h1>
        <p>{isMissing(error) ? (why ? missingWords[why] : '') : words.crashWhy}</p>
        <Button onClick={() => (why === 'new-version' ? void startAnew() : window.location.reload())}>
          {words.reload}
        </Button>
      </section>
    </main>
  );
};
