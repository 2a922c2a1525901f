import { createBrowserHistory, type RouterHistory } from '@tanstack/react-router';
import { base, underBase, withoutBase } from '../../platform/ui/base.ts';

/** The history of a page under a path prefix (SEC-42): the prefix stands in the browser's addresses alone, no page knows of it. */
export const basedHistory = (): RouterHistory | undefined =>
  base === ''
    ? undefined
    : createBrowserHistory({
        createHref: underBase,
        parseLocation: () => {
          const { pathname: path, search, hash } = window.location;
          const pathname = withoutBase(path);
          return { href: `${pathname}${search}${hash}`, pathname, search, hash, state: window.history.state };
        },
      });
