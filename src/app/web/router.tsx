import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';
import { WorkListPage } from '../../monitoring/web/WorkListPage.tsx';
import { withParams } from '../../platform/ui/address.tsx';
import type { Page } from '../../platform/ui/web-manifest.ts';
import { SignInPage } from '../../sign-in/web/SignInPage.tsx';
import { basedHistory } from './based-history.ts';
import { Crash } from './Crash.tsx';
import { Frame } from './frame/Frame.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { pages } from './pages.ts';
import { parseSearch, stringifySearch } from './search-text.ts';

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: Crash });
/** Everything behind the sign-in stands in the frame. */
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });

/** Those that are loaded with the frame. */
const withTheFrame: ReadonlyMap<string, RouteComponent> = new Map([
  ['/dang-nhap', SignInPage],
  ['/', WorkListPage],
]);

const componentOf = (path: string, { load }: Page): RouteComponent => {
  if (load !== 'with-the-frame') return lazyRouteComponent(async () => ({ default: withParams(await load()) }));
  const component = withTheFrame.get(path);
  if (!component) throw new Error(`no page comes with the frame for ${path}`);
  return component;
};

const routesOf = (some: readonly [string, Page][], parent: typeof root | typeof frame) =>
  some.map(([path, page]) => createRoute({ getParentRoute: () => parent, path, component: componentOf(path, page) }));

const all = [...pages];
const outside = all.filter(([, page]) => page.outside);
const inside = all.filter(([, page]) => !page.outside);
const history = basedHistory();

/** An address that is none of ours keeps the menu for who is signed in; whoever is not signs in first. */
const nowhere = createRoute({ getParentRoute: () => frame, path: '$', component: NotFoundPage });

export const router = createRouter({
  ...(history ? { history } : {}),
  routeTree: root.addChildren([...routesOf(outside, root), frame.addChildren([...routesOf(inside, frame), nowhere])]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
});
