/** What somebody is about to do to an account; what it touches beyond the account is computed before it is done. */
export type AccountAct =
  | { readonly kind: 'close' | 'handover' | 'departure' | 'issue' }
  | { readonly kind: 'duties'; readonly duties: readonly string[] };
