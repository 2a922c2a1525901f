/** The table to fill, for pages of other nouns: a store of what is typed, and the sections that show it. */
export type { Paste } from './block-paste.ts';
export { createEntryStore, type EntryStore } from './entry-store.ts';
export { Legend } from './Legend.tsx';
export { removeRow } from './ListSection.tsx';
export { type ManyRow, ManyTable } from './ManyTable.tsx';
export { createManyStore, type ManyStore, placeIn, placeWithin, rowAt } from './many-store.ts';
export { messages as gridMessages } from './messages.ts';
export { SectionBody } from './SectionBody.tsx';
export type { SectionTools } from './section-tools.ts';
