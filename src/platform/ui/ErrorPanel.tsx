import { Button } from '@mantine/core';
import { PageLink } from './address.tsx';
import { NetworkError, ProblemError } from './call.ts';
import { Icon, type IconName } from './Icon.tsx';
import { words } from './panel-words.ts';
import './Panels.css';

const headingOf = (error: Error): { readonly title: string; readonly icon: IconName } => {
  if (error instanceof NetworkError) return { title: words.noConnection, icon: 'offline' };
  if (!(error instanceof ProblemError)) return { title: words.failed, icon: 'alert' };
  if (error.status === 404 || error.code === 'bad-request') return { title: words.notFound, icon: 'search' };
  return error.status === 403 ? { title: words.notAllowed, icon: 'lock' } : { title: words.failed, icon: 'alert' };
};

/** Nothing was sent here but the address: that is what a badly formed request is about. */
const reasonOf = (error: Error): string => {
  if (error instanceof ProblemError) return error.code === 'bad-request' ? words.wrongAddress : error.message;
  return error instanceof NetworkError ? error.message : words.failed;
};

/** An error in place of a page or a part of it: what happened, and a way on. */
export const ErrorPanel = ({ error, retry }: { readonly error: Error; readonly retry?: () => void }) => {
  const { title, icon } = headingOf(error);
  const refused = error instanceof ProblemError ? error : undefined;
  /** Asking again would bring the same answer. */
  const final = refused !== undefined && [400, 403, 404].includes(refused.status);
  return (
    <section className="sheet panel" data-tone={final ? 'look' : 'wrong'} role="alert">
      <h2>
        <Icon name={icon} /> {title}
      </h2>
      <p>{reasonOf(error)}</p>
      {refused && refused.status >= 500 && refused.supportId ? (
        <p className="small soft">{words.supportId(refused.supportId)}</p>
      ) : null}
      <div style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
        {retry && !final ? <Button onClick={retry}>{words.retry}</Button> : null}
        <PageLink href="/">{words.home}</PageLink>
      </div>
    </section>
  );
};

type Finding = { readonly at?: unknown; readonly where?: unknown; readonly cell?: unknown; readonly message?: unknown };

/** `body/units/0` → `units, mục 1`: where in the content, counted from one as people do. */
const inWords = (place: unknown): string =>
  typeof place === 'string'
    ? place
        .replace(/^body\/?/, '')
        .replace(/\/(\d+)/g, (_whole, index: string) => words.item(Number(index) + 1))
        .replaceAll('/', ' › ')
    : '';

/** The places a refusal names (`findings`, `problems`), as lines of text. */
export const placesOf = (error: Error): string[] => {
  if (!(error instanceof ProblemError)) return [];
  const listed = [error.facts.findings, error.facts.problems].find(Array.isArray) as readonly unknown[] | undefined;
  return (listed ?? []).map((item) => {
    if (typeof item === 'string') return item;
    const { at, where, cell, message } = item as Finding;
    return [inWords(where ?? at ?? cell), message].filter((part) => typeof part === 'string' && part !== '').join(': ');
  });
};

/** A refused write, beside the button that asked for it. */
export const InlineError = ({ error }: { readonly error: Error | null | undefined }) => {
  if (!error) return null;
  const places = placesOf(error);
  const refused = error instanceof ProblemError ? error : undefined;
  return (
    <div className="inline-error" role="alert">
      <Icon name={error instanceof NetworkError ? 'offline' : 'alert'} />
      <div>
        <p>{refused || error instanceof NetworkError ? error.message : words.failed}</p>
        {places.slice(0, 20).map((place) => (
          <p key={place} className="small">
            {place}
          </p>
        ))}
        {refused && refused.status >= 500 && refused.supportId ? (
          <p className="small">{words.supportId(refused.supportId)}</p>
        ) : null}
      </div>
    </div>
  );
};
