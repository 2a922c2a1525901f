/** What a revision is: sent first, sent again after a return, or written by a granted correction. */
export const revisionKinds = ['first', 'resent', 'correction'] as const;
export type RevisionKind = (typeof revisionKinds)[number];
