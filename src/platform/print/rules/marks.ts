export const DEMONSTRATION = 'SỐ LIỆU MINH HỌA';
export const DRAFT = 'BẢN NHÁP, CHƯA NỘP';

/** What every page of a print must say aloud. */
export const marksOf = (facts: { readonly demonstration: boolean; readonly draft: boolean }): string[] => [
  ...(facts.draft ? [DRAFT] : []),
  ...(facts.demonstration ? [DEMONSTRATION] : []),
];
