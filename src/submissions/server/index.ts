export { enteredBy } from './change-sets.ts';
export { type Loaded, loadForUpdate } from './facts.ts';
export { getSheet } from './get-sheet.ts';
export { type History, type HistoryRow, loadHistory } from './load-history.ts';
export { getRevision, loadRevisions, loadRevisionsAt, type MemberRevision, type SentAt } from './queries.ts';
export { exactFigures, openRevision, type Revision, type StoredRevision } from './revisions.ts';
export { type NamedFacts, namedFacts, pathOf } from './rows.ts';
export { seenOfSheet, sheetBehind, standingOf } from './seen.ts';
