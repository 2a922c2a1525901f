import { createContext, useContext } from 'react';

/** Who is signed in, as the frame hands it down (the shape of `GET /api/session`). */
export type SignedIn = {
  readonly account: {
    readonly id: string;
    readonly username: string;
    readonly kind: 'unit' | 'operator';
    readonly duties: readonly string[];
  };
  readonly unit: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly path: string;
    readonly kind: string;
  };
  readonly custodian: { readonly id: string; readonly fullName: string; readonly position: string } | null;
  readonly mustChangePassword: boolean;
  readonly passwordExpiresInDays: number | null;
  /** What the policy in force gives, in days, months and hours, for sentences of the page. */
  readonly deadlines: { readonly reportDays: number; readonly reviewMonths: number; readonly issuedHours: number };
  /** Whom sentences of the page name. */
  readonly names: { readonly board: string; readonly phone: string };
  readonly verbs: readonly string[];
  readonly demonstration: boolean;
  /** The server's Vietnamese day, `2022-11-23`. */
  readonly today: string;
};

export const MeContext = createContext<SignedIn | null>(null);

/** The person at the page. Only below the frame, where somebody is signed in. */
export const useMe = (): SignedIn => {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside of the signed-in frame');
  return me;
};

/** Whether the person may use a verb of `sign-in/rules/permissions`. */
export const useMay = (verb: string): boolean => useMe().verbs.includes(verb);
