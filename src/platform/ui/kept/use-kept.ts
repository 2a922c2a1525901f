import { useEffect, useState } from 'react';
import { type SignedIn, useMe } from '../me.ts';
import { browserStore } from './browser-store.ts';
import { findKept, keep, keyOf, letGo, type Place } from './kept-store.ts';

/** Something typed, which this machine keeps for this person until it is sent. */
export type Kept<T> = {
  readonly value: T;
  readonly change: (next: (now: T) => T) => void;
  /** When it was typed (milliseconds), where it was found again; undefined for what is typed now. */
  readonly foundFrom: number | undefined;
  /** The browser could not keep it. */
  readonly unkept: boolean;
  /** It was sent: nothing stays on the machine, while what the screen shows stays until the screen goes. */
  readonly sent: () => void;
  /** Back to the beginning: the person lets go of it, or the screen stays after sending. */
  readonly forget: () => void;
};
export type KeptText = Kept<string>;

type Held<T> = {
  readonly key: string;
  readonly value: T;
  readonly foundFrom: number | undefined;
  readonly typed: boolean;
};

/** The account and, where it is a unit's, who holds it now: a successor does not meet what the predecessor typed. */
const personOf = ({ account, custodian }: SignedIn): string => `${account.id} ${custodian?.id ?? ''}`;

const open = <T>(key: string, fresh: T, read: (kept: unknown) => T | undefined): Held<T> => {
  const kept = findKept(browserStore(), key);
  const value = kept && read(kept.value);
  return value === undefined
    ? { key, value: fresh, foundFrom: undefined, typed: false }
    : { key, value, foundFrom: kept?.at, typed: false };
};

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * State that outlives a reload, another object opened in between, a closed dialog and the end of the session. `fresh` is what stands there
 * before anybody typed; `read` makes sense of what an earlier version of the page may have kept, undefined where there is none.
 */
export const useKept = <T>(place: Place, fresh: T, read: (kept: unknown) => T | undefined): Kept<T> => {
  const key = keyOf(personOf(useMe()), place);
  const [held, setHeld] = useState(() => open(key, fresh, read));
  const [unkept, setUnkept] = useState(false);
  const now = held.key === key ? held : open(key, fresh, read);
  // Another object in the same place of the screen: what was typed there stands there.
  if (now !== held) setHeld(now);
  useEffect(() => {
    if (!now.typed) return;
    if (isSame(now.value, fresh)) letGo(browserStore(), key);
    else setUnkept(!keep(browserStore(), key, now.value, Date.now()));
  });
  const leave = (left: (was: Held<T>) => T): void => {
    letGo(browserStore(), key);
    setHeld((was) => (was.key === key ? { key, value: left(was), foundFrom: undefined, typed: false } : was));
  };
  return {
    value: now.value,
    change: (next) => setHeld((was) => ({ ...was, value: next(was.value), typed: true })),
    foundFrom: now.foundFrom,
    unkept,
    sent: () => leave((was) => was.value),
    forget: () => leave(() => fresh),
  };
};

const readText = (kept: unknown): string | undefined =>
  typeof kept === 'string' && kept.trim() !== '' ? kept : undefined;

/** A text of more than one line: `const reason = useKeptText(['excuse', campaign.id])`. */
export const useKeptText = (place: Place, fresh = ''): KeptText => useKept(place, fresh, readText);

/** One text of something larger that is kept whole. */
export const keptPart = <N extends string, T extends Readonly<Record<N, string>>>(
  whole: Pick<Kept<T>, 'value' | 'change'>,
  name: N,
): KeptText => ({
  value: whole.value[name],
  change: (next) => whole.change((now) => ({ ...now, [name]: next(now[name]) })),
  foundFrom: undefined,
  unkept: false,
  sent: () => undefined,
  forget: () => whole.change((now) => ({ ...now, [name]: '' })),
});
