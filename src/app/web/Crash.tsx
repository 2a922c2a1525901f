import { Button } from '@mantine/core';
import { words } from './messages.ts';
import './frame/Frame.css';

/** A chunk that is gone: the server got a new version while the page was open. */
const isStale = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script failed/i.test(error.message);

/** The page itself failed. Nothing saved is lost; a reload is the way on. */
export const Crash = ({ error }: { readonly error: unknown }) => (
  <main className="alone">
    <section className="sheet panel" role="alert">
      <h1>{words.crash}</h1>
      <p>{isStale(error) ? words.stale : words.crashWhy}</p>
      <Button onClick={() => window.location.reload()}>{words.reload}</Button>
    </section>
  </main>
);
