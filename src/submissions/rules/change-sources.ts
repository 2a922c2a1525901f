/** Where a change of a figure came from. */
export const changeSources = ['page', 'api', 'file', 'demonstration', 'correction'] as const;
export type ChangeSource = (typeof changeSources)[number];
