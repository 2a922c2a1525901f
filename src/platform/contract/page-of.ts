/** The header in which a page says for whom it stands. */
export const PAGE_OF = 'x-page-of';

/** The account, and who holds it: a successor in the same account is another person. */
export const pageOf = (accountId: string, custodianId: string | null | undefined): string =>
  custodianId ? `${accountId} ${custodianId}` : accountId;
