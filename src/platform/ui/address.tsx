import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ComponentType, type MouseEvent, type Ref, useCallback } from 'react';
import { underBase } from './base.ts';

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  readonly href: string;
  readonly ref?: Ref<HTMLAnchorElement>;
};

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** A link to one of our pages by its address; opens without reloading, and as usual in a new tab. */
export const PageLink = ({ href, onClick, ref, ...rest }: LinkProps) => {
  const go = useGo();
  return (
    <a
      {...rest}
      ref={ref}
      href={underBase(href)}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlainClick(event)) return;
        event.preventDefault();
        go(href);
      }}
    />
  );
};

export type Go = (href: string, how?: { readonly replace?: boolean }) => void;

/** Goes to an address of ours. */
export const useGo = (): Go => {
  const { history } = useRouter();
  return useCallback((href, how) => (how?.replace ? history.replace(href) : history.push(href)), [history]);
};

/** The path of the address, `/phieu/…`. */
export const usePath = (): string => useRouterState({ select: (state) => state.location.pathname });

/** The state that lives in the address: all search parameters as text. */
export const useSearch = (): URLSearchParams =>
  new URLSearchParams(useRouterState({ select: (state) => state.location.searchStr }));

/**
 * Changes some search parameters (null takes one away). Replaces the entry unless `push`, so that back leaves the page; replacing leaves
 * the page scrolled as it is.
 */
export const useSetSearch = (): ((
  changes: Readonly<Record<string, string | null>>,
  how?: { readonly push?: boolean },
) => void) => {
  const router = useRouter();
  return useCallback(
    (changes, how) => {
      const { history } = router;
      const search = new URLSearchParams(history.location.search);
      for (const [name, value] of Object.entries(changes))
        value === null || value === '' ? search.delete(name) : search.set(name, value);
      const text = search.toString();
      const href = `${history.location.pathname}${text === '' ? '' : `?${text}`}`;
      if (how?.push) history.push(href);
      else void router.navigate({ href, replace: true, resetScroll: false });
    },
    [router],
  );
};

/** A page that takes the parameters of its address as props: `/tien-do/$form/$period` → `{ form, period }`. */
export const withParams = <P extends object>(Page: ComponentType<P>): ComponentType => {
  const AtAddress = () => <Page {...(useParams({ strict: false }) as P)} />;
  return AtAddress;
};
