import type { SignedIn } from '../../../platform/ui/me.ts';
import { pages } from '../pages.ts';

/** Whether a path is at the address of a page: `/phieu/12` at `/phieu/$id`. */
const isAt = (path: string, address: string): boolean => {
  const parts = path.split('/');
  const wanted = address.split('/');
  return parts.length === wanted.length && wanted.every((part, at) => part.startsWith('$') || part === parts[at]);
};

/** Whether a page has anything for this person; the server decides about its content all the same. */
export const mayOpen = (me: Pick<SignedIn, 'verbs'>, path: string): boolean => {
  const page = pages.get(path) ?? [...pages].find(([address]) => isAt(path, address))?.[1];
  return page?.needs?.some((verb) => me.verbs.includes(verb)) ?? true;
};
