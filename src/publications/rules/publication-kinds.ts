/** What happens to figures that are public: approved, corrected, withdrawn, put back. */
export const publicationKinds = ['approved', 'corrected', 'withdrawn', 'put-back'] as const;
export type PublicationKind = (typeof publicationKinds)[number];
