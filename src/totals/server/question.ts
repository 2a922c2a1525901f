import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { getCompiled } from '../../forms/server/index.ts';
import { periodRange } from '../../periods/rules/days.ts';
import { type Period, parsePeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { nearestTo, standsOn } from '../../platform/db/stands-on.ts';
import type { UnitKind } from '../../platform/db/tables.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { insideSentence } from '../../platform/text/sentence.ts';
import type { FigureState } from '../../review/rules/figure-states.ts';
import { type FormReaders, mayReadForm } from '../rules/may-read.ts';
import { partsFor } from '../rules/parts.ts';

export type Question = {
  readonly form: string;
  readonly period: string;
  readonly unit?: number;
  readonly state?: FigureState;
  readonly asOf?: string;
};

/** A question that this asker may put, with all that the sum needs. */
export type Asked = {
  readonly formId: number;
  readonly form: CompiledForm;
  readonly versionId: number;
  readonly version: number;
  readonly period: Period;
  /** The form's own periods within it, in order. */
  readonly parts: readonly Period[];
  readonly unit: { readonly id: number; readonly name: string; readonly kind: UnitKind; readonly code: string };
  readonly least: FigureState;
  /** Units as they stand on this day instead of the last day of each period. */
  readonly asOf: string | null;
  readonly lastDay: string;
};

type FormRow = FormReaders & {
  readonly formId: number;
  readonly versionId: number;
  readonly number: number;
  readonly digest: string;
  readonly path: readonly PathRow[];
};
/** The unit asked for or one above it, as it stands on that day. */
type PathRow = {
  readonly day: string;
  readonly id: number;
  readonly code: string;
  readonly kind: UnitKind;
  readonly fullName: string;
};

/** Reads the question; what lies outside the asker's scope is answered like what does not exist. */
export const readQuestion = async (
  { tx, scope, actor }: Pick<Call, 'tx' | 'scope' | 'actor'>,
  question: Question,
): Promise<Asked> => {
  const period = parsePeriod(question.period);
  if (!period)
    throw problem('bad-request', {
      detail: `Kỳ báo cáo “${question.period}” không đúng định dạng (ví dụ 2022, 2022-Q1, 2022-M03).`,
    });
  const unitId = question.unit ?? scope.rootUnitId;
  const row = found(await formAndUnit(tx, question.form, period, unitId, lastDays(question, period)));
  if (!mayReadForm(row, actor)) throw problem('not-found');
  const form = await getCompiled(tx, row.versionId, row.digest);
  const parts = partsFor(form.definition.periodKinds, period);
  if (parts.length === 0)
    throw problem('invalid-content', {
      detail: `Phiếu ${question.form} không thu theo kỳ này và không cộng được thành kỳ này.`,
    });
  const lastDay = question.asOf ?? periodRange(period, form.definition.calendar).end;
  const path = row.path.filter(({ day }) => day === lastDay);
  const unit = unitInScope(path, scope.rootUnitId);
  return {
    formId: row.formId,
    form,
    versionId: row.versionId,
    version: row.number,
    period,
    parts,
    unit,
    least: question.state ?? 'submitted',
    asOf: question.asOf ?? null,
    lastDay,
  };
};

/** Reading figures of a sensitive form leaves a line in the trail (R27). */
export const auditReading = async ({ audit }: Pick<Call, 'audit'>, { form, period, unit }: Asked): Promise<void> => {
  if (form.definition.sensitive)
    await audit({
      action: 'total.read',
      objectType: 'form',
      objectId: `${form.definition.code} ${period.id}`,
      unitId: unit.id,
    });
};

const calendars = ['statistical', 'administrative', 'school'] as const;

/** The days that the period may end on: which of them it is, the form's calendar says. */
const lastDays = ({ asOf }: Question, period: Period): string[] =>
  asOf ? [asOf] : [...new Set(calendars.map((calendar) => periodRange(period, calendar).end))];

/**
 * The version that the period belongs to, who reads the form at its end, and the unit with those above it on each of these days,
 * nearest first: one round trip.
 */
const formAndUnit = async (
  tx: Call['tx'],
  code: string,
  period: Period,
  unitId: number,
  days: readonly string[],
): Promise<FormRow | undefined> => {
  const { start, end } = periodRange(period, 'statistical');
  const { rows } = await sql<FormRow>`
    select f.id as "formId", v.id as "versionId", v.number, v.digest, v.sensitive, v.filled_by as "filledBy",
      coalesce(r.verifier_unit_ids, '{}') as "verifierUnitIds", coalesce(r.consulted_unit_ids, '{}') as "consultedUnitIds",
      coalesce(r.reader_unit_ids, '{}') as "readerUnitIds", coalesce(r.district_reads, false) as "districtReads", (
        select coalesce(json_agg(json_build_object('day', d.day, 'id', u.unit_id, 'code', u.code, 'kind', u.kind, 'fullName', u.full_name) order by c.depth), '[]')
        from unnest(${arrayLiteral(days)}::date[]) as d (day)
        join unit_closure c on c.descendant_id = ${unitId} and ${standsOn('c', sql`d.day`)}
        join unit_version u on u.unit_id = c.ancestor_id and ${standsOn('u', sql`d.day`)}
      ) as path
    from form f
    cross join lateral (select * from form_version where form_id = f.id and effective_from <= ${start}::date order by number desc limit 1) v
    left join lateral (select * from form_route fr where fr.form_id = f.id order by ${nearestTo('fr', end)} limit 1) r on true
    where f.code = ${code}`.execute(tx);
  return rows[0];
};

/** The unit with its name by which it cannot be taken for another; not found unless it stands below the asker's root. */
const unitInScope = (rows: readonly PathRow[], rootUnitId: number): Asked['unit'] => {
  const own = found(rows[0]);
  if (!rows.some(({ id }) => id === rootUnitId)) throw problem('not-found');
  return { id: own.id, kind: own.kind, code: own.code, name: pathName(rows) };
};

const pathName = ([own, ...above]: readonly PathRow[]): string => {
  if (!own) return '';
  const district = own.kind === 'commune' ? above.find(({ kind }) => kind === 'district') : undefined;
  const isArea = own.kind === 'commune' || own.kind === 'district' || own.kind === 'province';
  const name = isArea ? insideSentence(own.fullName) : own.fullName;
  return district ? `${name}, ${insideSentence(district.fullName)}` : name;
};
