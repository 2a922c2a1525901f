import { type RawBuilder, sql } from 'kysely';
import { byOwnCodes } from '../../forms/rules/by-series.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { isNumeric } from '../../forms/rules/resolve-names.ts';
import { type Figures, NOT_ASKED } from '../../forms/rules/values.ts';
import { getCompiled } from '../../forms/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import {
  loadContexts,
  loadRevisions,
  type MemberRevision,
  type NamedFacts,
  namedFacts,
  openRevision,
  type Revision,
  seenOfSheet,
} from '../../submissions/server/index.ts';
import { greatestMoves, type Move, type TogetherFacts } from '../rules/together.ts';
import { holdsWords, previousSheets } from './previous-words.ts';

/** A sheet as it stands, with what decides whether it is accepted unread. */
export type SheetTogether = {
  readonly facts: NamedFacts;
  readonly compiled: CompiledForm;
  readonly seen: string;
  readonly measured: TogetherFacts;
};

/** Sheets that fulfil a condition, each set beside its unit's figures of the period before. */
export const sheetsTogether = async (call: Call, which: RawBuilder<unknown>): Promise<SheetTogether[]> => {
  const found = await namedFacts(call, which);
  const ids = found.map(({ id }) => id);
  const revisions = new Map((await loadRevisions(call.tx, ids)).map((one) => [one.submissionId, one]));
  const kept = await explanationsOf(call.tx, ids);
  const sheets: SheetTogether[] = [];
  for (const group of byRound(found)) sheets.push(...(await ofRound(call.tx, group, { revisions, kept })));
  return sheets;
};

type Known = {
  readonly revisions: ReadonlyMap<string, MemberRevision>;
  readonly kept: ReadonlyMap<string, number>;
};

const byRound = (found: readonly NamedFacts[]): NamedFacts[][] => {
  const rounds = new Map<string, NamedFacts[]>();
  for (const one of found) rounds.set(one.roundId, [...(rounds.get(one.roundId) ?? []), one]);
  return [...rounds.values()];
};

const ofRound = async (tx: Db, found: readonly NamedFacts[], known: Known): Promise<SheetTogether[]> => {
  const [first] = found;
  if (!first) return [];
  const compiled = await getCompiled(tx, first.formVersionId, first.formDigest);
  const subjectUnitIds = found.map(({ subjectUnitId }) => subjectUnitId);
  const contexts = await loadContexts(tx, { compiled, period: first.period, subjectUnitIds, forDisplay: true });
  const { formCode, period } = first;
  const previous = await previousSheets(tx, compiled, { formCode, period, units: subjectUnitIds });
  const sheets: SheetTogether[] = [];
  for (const facts of found) {
    const revision = known.revisions.get(facts.id);
    const unit = facts.subjectUnitId;
    const before = { figures: contexts.get(unit)?.previous, sheet: previous.get(unit) };
    const sent = await contentOf(tx, compiled, revision, before);
    const { id: submission, state, excusedReason } = facts;
    const seen = seenOfSheet({ submission, state, excusedReason, revision: revision?.digest ?? null });
    const explanations = known.kept.get(facts.id) ?? 0;
    const measured = { own: facts.enteredByActor, explanations, revision: facts.revision, ...sent };
    sheets.push({ facts, compiled, seen, measured });
  }
  return sheets;
};

type Before = { readonly figures: Figures | undefined; readonly sheet: Revision | undefined };

const contentOf = async (
  tx: Db,
  compiled: CompiledForm,
  revision: MemberRevision | undefined,
  before: Before,
): Promise<Pick<TogetherFacts, 'words' | 'compared' | 'greatest'>> => {
  const compared = before.figures !== undefined;
  if (!revision) return { words: false, compared, greatest: [] };
  const { form, values, figures } = await openRevision(tx, revision);
  const now = byOwnCodes(compiled, { form, figures: figures() });
  const greatest = before.figures ? greatestMoves(movesOf(compiled, before.figures, now)) : [];
  return { words: holdsWords(form, values, before.sheet), compared, greatest };
};

/** Every figure of the sheet, the computed ones too: many small changes add up in a total. */
const movesOf = (form: CompiledForm, before: Figures, now: Figures): Move[] =>
  form.cells
    .filter(({ type, greyed }) => isNumeric(type) && !greyed)
    .map(({ code, label }) => ({
      cell: code,
      name: label,
      before: before[code] ?? null,
      now: now[code] ?? null,
    }))
    // What was not asked for then, or is not now, has not changed.
    .filter((move) => move.before !== NOT_ASKED && move.now !== NOT_ASKED);

/** How many warnings were kept in what was sent last. */
const explanationsOf = async (tx: Db, ids: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await sql<{ id: string; count: number }>`
    select s.id, jsonb_array_length(e.explanations) as count from submission s
    join revision e on e.submission_id = s.id and e.number = s.revision where s.id = any(${arrayLiteral(ids)}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
};
