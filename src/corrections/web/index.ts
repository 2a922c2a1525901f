export { CasesOfSheetContext, type CasesOfSheetProps } from './cases-of-sheet.ts';
export { RequestTabs } from './RequestTabs.tsx';
