import { createContext, type FunctionComponent } from 'react';

export type CasesOfSheetProps = { readonly submission: string };

/** Discrepancies found on the sheet that a correction is about, back in one click: a noun above this one, so the frame hands it down. */
export const CasesOfSheetContext = createContext<FunctionComponent<CasesOfSheetProps> | null>(null);
