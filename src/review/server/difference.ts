import { cellName } from '../../forms/rules/cell-name.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { isNumeric } from '../../forms/rules/resolve-names.ts';
import type { Db } from '../../platform/db/open.ts';
import {
  loadRevisionsAt,
  type MemberRevision,
  openRevision,
  type Revision,
  type SentAt,
} from '../../submissions/server/index.ts';
import type { Difference, FigureChange, SheetChange } from '../rules/difference.ts';
import { addRevisions, cellsOf, type Total } from './members.ts';

/** A sheet as it counts now: null where it does not. */
export type SheetNow = { readonly submission: string; readonly unit: string; readonly revision: number | null };

type Figures = Readonly<Record<string, string | null | undefined>>;

const figureChanges = (form: CompiledForm, before: Figures, after: Figures): FigureChange[] =>
  form.cells
    .filter(({ type }) => isNumeric(type))
    .map(({ code }) => ({
      cell: code,
      name: cellName(form, code),
      before: before[code] ?? null,
      after: after[code] ?? null,
    }))
    .filter((change) => change.before !== change.after);

/** Texts and lists by their content. Only that they changed is shown, since some of it is personal. */
const heldIn = (revision: Revision | undefined): ReadonlyMap<string, string> => {
  if (!revision) return new Map();
  const { form, values } = revision;
  const isText = (code: string): boolean => {
    const cell = form.cell(code);
    return cell === undefined || !isNumeric(cell.type);
  };
  const texts = Object.entries(values.cells).filter(([code]) => isText(code));
  const lists = Object.entries(values.lists).map(([code, rows]) => [code, JSON.stringify(rows)] as const);
  return new Map([...texts, ...lists]);
};

const otherChanges = (form: CompiledForm, before: Revision | undefined, after: Revision | undefined): string[] => {
  const [then, now] = [heldIn(before), heldIn(after)];
  const codes = new Set([...then.keys(), ...now.keys()]);
  return [...codes].filter((code) => then.get(code) !== now.get(code)).map((code) => cellName(form, code));
};

/** Revisions that were loaded, each opened by its version, by sheet and number. */
const openedAll = async (tx: Db, revisions: readonly MemberRevision[]) => {
  const opened = new Map<string, Revision>();
  for (const one of revisions) opened.set(`${one.submissionId} ${one.number}`, await openRevision(tx, one));
  return (submission: string, number: number | null): Revision | undefined => opened.get(`${submission} ${number}`);
};

type Moved = SheetNow & { readonly before: number | null };

const movedSince = (now: readonly SheetNow[], before: readonly SentAt[]): Moved[] => {
  const then = new Map(before.map(({ submission, revision }) => [submission, revision]));
  return now
    .map((sheet) => ({ ...sheet, before: then.get(sheet.submission) ?? null }))
    .filter((sheet) => sheet.before !== sheet.revision);
};

/** Which sheets moved since they were shown, and what in them; old and new figures of each. */
export const changedSheets = async (
  tx: Db,
  form: CompiledForm,
  now: readonly SheetNow[],
  before: readonly SentAt[],
): Promise<SheetChange[]> => {
  const moved = movedSince(now, before);
  const wanted = moved.flatMap((sheet) =>
    [sheet.before, sheet.revision].flatMap((revision) =>
      revision === null ? [] : [{ submission: sheet.submission, revision }],
    ),
  );
  const revisionOf = await openedAll(tx, await loadRevisionsAt(tx, wanted));
  return moved.map(({ submission, unit, before: number, revision }) => {
    const [then, present] = [revisionOf(submission, number), revisionOf(submission, revision)];
    return {
      submission,
      unit,
      before: number,
      after: revision,
      figures: figureChanges(form, then?.figures() ?? {}, present?.figures() ?? {}),
      others: otherChanges(form, then, present),
    };
  });
};

/** The same for a total: its sheets, and its own figures then and now. Of `before` only the sheets of this total count. */
export const changedTotal = async (
  tx: Db,
  total: Total,
  now: readonly SheetNow[],
  before: readonly SentAt[],
): Promise<Pick<Difference, 'sheets' | 'totals'>> => {
  const members = new Set(now.map(({ submission }) => submission));
  const own = before.filter(({ submission }) => members.has(submission));
  const previous = await addRevisions(tx, total.form, await loadRevisionsAt(tx, own));
  return {
    sheets: await changedSheets(tx, total.form, now, own),
    totals: figureChanges(total.form, cellsOf({ form: total.form, ...previous }).totals, cellsOf(total).totals),
  };
};
