import { sql } from 'kysely';
import { addSheets, type Sheet } from '../../forms/rules/add-sheets.ts';
import { byOwnCodes, byQuotedNames, type FiguresOf, nothingAsked, nothingQuoted } from '../../forms/rules/by-series.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { compute, figuresOf } from '../../forms/rules/compute.ts';
import { KNOWS_NOT_ASKED } from '../../forms/rules/engine.ts';
import { periodsRead } from '../../forms/rules/periods-read.ts';
import { toStored } from '../../forms/rules/stored-figures.ts';
import { type Context, type Figures, type FormValues, NOT_ASKED, type Pending } from '../../forms/rules/values.ts';
import { getCompiled } from '../../forms/server/index.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import { beginsYear, previousPeriod } from '../../periods/rules/relations.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { roundStands } from '../../rounds/server/index.ts';
import { type OtherForm, ofAllParts, otherForms, periodsAsked, totalsBelow } from './other-forms.ts';
import { readBeside } from './read-beside.ts';
import { openRevision, revisionContent, type StoredRevision } from './revisions.ts';

export type ContextQuestion = {
  readonly compiled: CompiledForm;
  readonly period: string;
  readonly subjectUnitIds: readonly number[];
  /** Also what no formula reads, for showing beside the cell. */
  readonly forDisplay?: boolean;
  /**
   * Also figures that have not been sent: its writer is shown those of the own drafts. They are named as pending in any case; they
   * count only once they are sent.
   */
  readonly withDrafts?: boolean;
};

/** A sheet that is read from another: what was sent of it and its draft; and by which version that was filled. */
export type Neighbour = StoredRevision & {
  readonly period: string;
  readonly revision: number;
  readonly draft: FormValues;
};
type Row = Neighbour & { readonly subject: number; readonly form: string };

/** A loaded sheet: its figures by name, and in the form in which they are added. */
type AtHand = FiguresOf & { readonly sheet: Sheet };

/** The loaded sheets by subject unit, form and period, and which of them have not been sent. */
type Known = { readonly sheets: Map<string, AtHand>; readonly pending: Set<string> };

/** Said only where a formula asks what came before within the year. */
const firstOfYear = ({ compiled, period }: Pick<ContextQuestion, 'compiled' | 'period'>): Context =>
  compiled.references.previousInYear && beginsYear(getPeriod(period)) ? { firstOfYear: true } : {};

/**
 * What formulas and checks read from outside the sheet, per subject unit: its figures of the previous period, of the same period
 * last year and of the forms that are named, in the period that covers this one. What was sent last counts.
 */
export const loadContexts = async (tx: Db, question: ContextQuestion): Promise<Map<number, Context>> => {
  const { compiled, subjectUnitIds } = question;
  const own = compiled.definition.code;
  const { previous, lastYear } = neighbours(question);
  const others = await otherForms(tx, compiled, question.period);
  const wanted = [previous, lastYear].flatMap((period) => (period ? [{ form: own, period }] : []));
  const all = [...wanted, ...others.flatMap(ownPeriods)];
  const beside = await readBeside(tx, question);
  if (all.length === 0 && others.length === 0) {
    const nothing = firstOfYear(question);
    return new Map(subjectUnitIds.map((id) => [id, beside(nothing, id)]));
  }
  const known =
    all.length === 0 ? nothingKnown() : await figuresBySubject(tx, all, subjectUnitIds, question.withDrafts ?? false);
  const began = beganOf(tx, question);
  const contexts = subjectUnitIds.map(
    async (id) => [id, beside(await contextFor(tx, question, others, readerOf(known, began, id)), id)] as const,
  );
  return new Map(await Promise.all(contexts));
};

/** The same for one sheet whose neighbouring periods were loaded together with it. */
export const contextBeside = async (
  tx: Db,
  question: Omit<ContextQuestion, 'subjectUnitIds'>,
  subject: number,
  beside: readonly Neighbour[],
): Promise<Context> => {
  const asked = { ...question, subjectUnitIds: [subject] };
  const others = await otherForms(tx, question.compiled, question.period);
  const wanted = others.flatMap(ownPeriods);
  const known = wanted.length === 0 ? nothingKnown() : await figuresBySubject(tx, wanted, [subject], false);
  const form = question.compiled.definition.code;
  const rows = beside.map((row) => ({ ...row, subject, form }));
  await keepFigures(tx, known, rows, false);
  const besides = await readBeside(tx, asked);
  return besides(await contextFor(tx, asked, others, readerOf(known, beganOf(tx, question), subject)), subject);
};

const nothingKnown = (): Known => ({ sheets: new Map(), pending: new Set() });

const ownPeriods = ({ form, periods }: OtherForm) => periods.map((period) => ({ form, period }));

const keyOf = (subject: number, form: string, period: string): string => `${subject} ${form} ${period}`;

/** The loaded sheets of one subject unit. */
type Reader = {
  readonly subject: number;
  readonly sheet: (form: string, period: string) => AtHand | undefined;
  readonly isPending: (form: string, period: string) => boolean;
  readonly began: Began;
};

const readerOf = ({ sheets, pending }: Known, began: Began, subject: number): Reader => ({
  subject,
  began,
  sheet: (form, period) => sheets.get(keyOf(subject, form, period)),
  isPending: (form, period) => pending.has(keyOf(subject, form, period)),
});

/** Builds the context of a sheet from the loaded figures. */
const contextFor = async (
  tx: Db,
  question: ContextQuestion,
  others: readonly OtherForm[],
  reader: Reader,
): Promise<Context> => {
  const { previous, lastYear } = neighbours(question);
  const { compiled } = question;
  const own = async (period: string | undefined): Promise<Figures | undefined> => {
    if (period === undefined) return undefined;
    const found = reader.sheet(compiled.definition.code, period);
    if (found) return byOwnCodes(compiled, found);
    return (await reader.began(period)) ? undefined : nothingAsked(compiled);
  };
  const pending = pendingOf(question, others, reader);
  return {
    ...firstOfYear(question),
    ...contextOf(await own(previous), await own(lastYear), await formsFor(tx, question, others, reader)),
    ...(pending.length > 0 ? { pending } : {}),
  };
};

/** What is known of the form itself: whether it was there in an earlier period that formulas read. */
type Began = (period: string) => Promise<boolean>;

/** Asked once, and only where it makes a difference: in the first period of a unit. */
const beganOf = (tx: Db, { compiled, period }: Pick<ContextQuestion, 'compiled' | 'period'>): Began => {
  const read = periodsRead(compiled, period);
  const periods = [read.previous, read.lastYear].flatMap((one) => one ?? []);
  if (compiled.engine < KNOWS_NOT_ASKED || periods.length === 0) return async () => true;
  let asked: Promise<ReadonlySet<string>> | undefined;
  return async (one) => {
    if (!periods.includes(one)) return true;
    asked ??= periodsAsked(tx, compiled.definition.code, periods);
    return (await asked).has(one);
  };
};

/** What formulas and checks read but nobody has sent yet. Figures that are only shown beside a cell are not listed. */
const pendingOf = (
  { compiled, period }: ContextQuestion,
  others: readonly OtherForm[],
  { isPending }: Reader,
): Pending[] => {
  const { previous, lastYear } = periodsRead(compiled, period);
  const own = [
    { from: 'previous', period: previous },
    { from: 'lastYear', period: lastYear },
  ].flatMap((one) => (one.period === undefined ? [] : [{ from: one.from, period: one.period }]));
  return [
    ...own.filter((one) => isPending(compiled.definition.code, one.period)),
    ...others
      .flatMap(ownPeriods)
      .filter((one) => isPending(one.form, one.period))
      .map((one) => ({ from: one.form, period: one.period })),
  ];
};

const neighbours = ({ compiled, period, forDisplay }: ContextQuestion) => {
  const { previous, lastYear } = periodsRead(compiled, period);
  return { previous: previous ?? (forDisplay ? previousPeriod(getPeriod(period)).id : undefined), lastYear };
};

const contextOf = (
  previous: Figures | undefined,
  lastYear: Figures | undefined,
  forms: Record<string, Figures>,
): Context => ({
  ...(previous ? { previous } : {}),
  ...(lastYear ? { lastYear } : {}),
  ...(Object.keys(forms).length > 0 ? { forms } : {}),
});

/** A unit's own submission of the other form; where it owes none, the total of the units below it. */
const formsFor = async (
  tx: Db,
  { compiled }: ContextQuestion,
  others: readonly OtherForm[],
  reader: Reader,
): Promise<Record<string, Figures>> => {
  const forms: Record<string, Figures> = {};
  for (const other of others) {
    if (other.periods.length === 0) {
      const nothing = nothingQuoted(compiled, other.form);
      if (Object.keys(nothing).length > 0) forms[other.form] = nothing;
      continue;
    }
    const own = ownFigures(reader, other);
    const isOwed = other.periods.some((period) => reader.isPending(other.form, period));
    const found = own || isOwed ? own : await totalsBelow(tx, compiled, other, reader.subject);
    if (found) forms[other.form] = byQuotedNames(compiled, other.form, found);
  }
  return forms;
};

/** A subject's own figures of another form: of the period that covers this one, or of all the parts together. */
const ownFigures = (reader: Reader, { form, periods }: OtherForm): FiguresOf | undefined => {
  const sheets = periods.map((period) => reader.sheet(form, period)).filter((one) => one !== undefined);
  const [last] = sheets.slice(-1);
  if (!last || sheets.length < periods.length) return undefined;
  if (periods.length === 1) return last;
  const asked = sheets.map(({ form: version, sheet }) => ({ id: sheet.period, form: version }));
  return ofAllParts(
    last.form,
    addSheets(
      last.form,
      asked,
      sheets.map(({ sheet }) => sheet),
    ),
  );
};

/** A sheet without any figure is treated as absent. */
const keepFigures = async (
  tx: Db,
  { sheets, pending }: Known,
  rows: readonly Row[],
  withDrafts: boolean,
): Promise<void> => {
  for (const row of rows) {
    const sent = row.revision > 0;
    const found = sent ? await sentFigures(tx, row) : await draftFigures(tx, row);
    if (Object.values(found.figures).every((text) => text === NOT_ASKED)) continue;
    const key = keyOf(row.subject, row.form, row.period);
    if (!sent) pending.add(key);
    if (sent || withDrafts) sheets.set(key, found);
  }
};

const sentFigures = async (tx: Db, row: Row): Promise<AtHand> => {
  const { form, figures } = await openRevision(tx, row);
  return { form, figures: figures(), sheet: { ...row, unit: row.subject, form } };
};

const draftFigures = async (tx: Db, { versionId, formDigest, draft, period, subject }: Row): Promise<AtHand> => {
  const form = await getCompiled(tx, versionId, formDigest);
  const computed = compute(form, draft);
  return {
    form,
    figures: figuresOf(form, computed),
    sheet: { ...toStored(form, computed), period, form, unit: subject },
  };
};

const figuresBySubject = async (
  tx: Db,
  wanted: readonly { readonly form: string; readonly period: string }[],
  subjects: readonly number[],
  withDrafts: boolean,
): Promise<Known> => {
  const { rows } = await sql<Row>`
    select s.subject_unit_id as subject, f.code as form, r.period, s.revision, s.draft, ${revisionContent}, v.id as "versionId", v.digest as "formDigest"
    from unnest(${arrayLiteral(wanted.map(({ form }) => form))}::text[], ${arrayLiteral(wanted.map(({ period }) => period))}::text[]) as w (code, period)
    join form f on f.code = w.code
    join round r on r.form_id = f.id and r.period = w.period and ${roundStands}
    join submission s on s.round_id = r.id and s.subject_unit_id = any(${arrayLiteral(subjects)}::integer[])
    left join revision e on e.submission_id = s.id and e.number = s.revision
    join form_version v on v.id = coalesce(e.form_version_id, r.form_version_id)
    where s.state <> 'withdrawn' and r.state <> 'withdrawn'`.execute(tx);
  const known = nothingKnown();
  await keepFigures(tx, known, rows, withDrafts);
  return known;
};
