/** Who opens a campaign: the account, and the unit that the letter comes from. */
export type By = { readonly accountId: string; readonly unitId: number };
