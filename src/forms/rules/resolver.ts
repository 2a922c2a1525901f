import { type Expression, FormulaProblem } from './expression/syntax.ts';
import type { FormIndex, Place, Reads } from './form-index.ts';
import type { Kind, Resolved } from './resolve-names.ts';

export type Resolver = {
  readonly index: FormIndex;
  readonly place: Place;
  readonly reads: Reads;
  /** The resolver of parts, handed on so that no file imports it back. */
  readonly resolve: (resolver: Resolver, part: Expression) => Resolved;
};

/** Resolves a part as it stands. */
export const resolvePart = (resolver: Resolver, part: Expression): Resolved => resolver.resolve(resolver, part);

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  number: 'một số',
  text: 'chữ',
  date: 'một ngày',
  boolean: 'đúng hoặc sai',
};

/** Resolves a part and insists on what it yields. */
export const resolveAs = (resolver: Resolver, part: Expression, kind: Kind): Resolved => {
  const resolved = resolvePart(resolver, part);
  if (resolved.kind !== kind) {
    throw new FormulaProblem(`Ở đây cần ${KIND_NAMES[kind]}, không phải ${KIND_NAMES[resolved.kind]}.`, part.span);
  }
  return resolved;
};

export const largestPlaces = (parts: readonly Resolved[]): number | undefined => {
  let places = 0;
  for (const part of parts) {
    if (part.percentPlaces === undefined) return undefined;
    places = Math.max(places, part.percentPlaces);
  }
  return places;
};
