import { sql } from 'kysely';
import { schemesKnown } from '../../classifications/server/index.ts';
import { periodRange } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import { comparePeriods } from '../../periods/rules/relations.ts';
import { json } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { names } from '../../platform/text/names.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { CompiledForm } from '../rules/compiled.ts';
import type { FormDefinition } from '../rules/definition.ts';
import { ENGINE } from '../rules/engine.ts';
import { frozenCellsOf } from '../rules/frozen-cells.ts';
import { isNumeric } from '../rules/resolve-names.ts';
import { otherMeaning } from '../rules/series.ts';
import { refuseOtherLists } from './code-lists.ts';
import { compileDefinition, type FindForm, readDefinition } from './definition.ts';
import { setRoute } from './form-route.ts';
import { keepCells, publishedCells } from './frozen-cells.ts';
import { getCompiled } from './versions.ts';

export type NewForm = { readonly definition: unknown; readonly effectiveFrom: string; readonly note?: string };
export type Published = {
  readonly code: string;
  readonly formId: number;
  readonly versionId: number;
  readonly number: number;
};
export type PublishOptions = {
  /** While a whole catalogue is loaded its forms may name ones that come later. */
  readonly allowForwardReferences?: boolean;
  /** The caller moves the rounds that the version reaches; else a period that was collected refuses it. */
  readonly roundsMove?: boolean;
};

/** Figures of a sensitive form would be read by whoever reads the form that quotes them. */
const refuseOpenQuotation = ({ definition, references }: CompiledForm, published: FindForm): void => {
  if (definition.sensitive) return;
  const quoted = new Set(
    references.forms.map(({ form }) => form).filter((code) => published(code)?.definition.sensitive),
  );
  const findings = [...quoted].map((code) => ({
    where: definition.code,
    message: `phiếu ${code} chỉ một số đơn vị được xem; phiếu dùng số liệu của phiếu đó cũng phải như vậy. Đánh dấu “Hạn chế người xem” trong thông tin phiếu`,
  }));
  if (findings.length > 0) throw problem('definition-refused', { findings });
};

const notAnAgency = () => `cơ quan khác không điền phiếu; chọn xã, huyện, sở ngành hoặc ${names.board}`;

/** The form as it would be published: its shape, formulas, checks and the forms that it names. Keeps nothing. */
export const tryDefinition = async (tx: Db, value: unknown, options: PublishOptions = {}): Promise<CompiledForm> => {
  const definition = readDefinition(value);
  if (definition.filledBy === 'agency')
    throw problem('definition-refused', { findings: [{ where: definition.code, message: notAnAgency() }] });
  const published = options.allowForwardReferences ? undefined : await publishedForms(tx);
  const form = compileDefinition(definition, published, published && (await schemesKnown(tx)));
  if (published) refuseOpenQuotation(form, published);
  await refuseOtherMeaning(tx, form);
  await refuseOtherLists(tx, definition);
  return form;
};

/**
 * Publishes a new version of a form (R10): checked by the compiler, frozen with its digest, in effect for periods that begin on
 * or after `effectiveFrom`. Throws `definition-refused` with the findings, `in-use` where such a period was collected already.
 */
export const publishForm = async (
  tx: Db,
  form: NewForm,
  publishedBy: string | null,
  now: Date,
  options: PublishOptions = {},
): Promise<Published> => {
  const compiled = await tryDefinition(tx, form.definition, options);
  const { definition } = compiled;
  if (!options.roundsMove) await refuseCollected(tx, definition.code, form.effectiveFrom);
  const published = await insertVersion(tx, definition, form, publishedBy, now);
  await keepCells(tx, published.versionId, frozenCellsOf(compiled));
  await setRoute(tx, published.formId, definition, form.effectiveFrom);
  return published;
};

/**
 * A period belongs to one version of a form: one that was collected keeps the version, the verifier and the readers that it was
 * collected with. (A draft that is published carries open sheets over: submissions/server/publish-draft.ts.)
 */
const refuseCollected = async (tx: Db, code: string, effectiveFrom: string): Promise<void> => {
  const { rows } = await sql<{ period: string }>`
    select r.period from round r join form f on f.id = r.form_id where f.code = ${code} and r.taken_back_at is null`.execute(
    tx,
  );
  const collected = rows
    .map(({ period }) => getPeriod(period))
    .filter((period) => periodRange(period, 'statistical').start >= effectiveFrom)
    .sort(comparePeriods)
    .at(-1);
  if (!collected) return;
  const detail = `Phiếu ${code} đã được thu cho ${periodName(collected)}. Chọn ngày hiệu lực sau ngày ${formatDay(periodRange(collected, 'statistical').start)}.`;
  throw problem('in-use', { detail, findings: [{ at: 'body/effectiveFrom', message: detail }] });
};

const insertVersion = async (
  tx: Db,
  definition: FormDefinition,
  { effectiveFrom, note }: NewForm,
  publishedBy: string | null,
  now: Date,
): Promise<Published> => {
  // The update that changes nothing takes the form's row lock, so that two publications get two numbers.
  const { rows } = await sql<{ id: number }>`
    insert into form (code) values (${definition.code}) on conflict (code) do update set code = excluded.code returning id`.execute(
    tx,
  );
  const formId = rows[0]?.id ?? 0;
  const version = await tx
    .insertInto('form_version')
    .values(({ selectFrom }) => ({
      form_id: formId,
      number: selectFrom('form_version')
        .where('form_id', '=', formId)
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next')),
      title: definition.title,
      sector: definition.sector,
      sensitive: definition.sensitive ?? false,
      filled_by: definition.filledBy === 'agency' ? 'board' : definition.filledBy,
      reports_for: definition.reportsFor ?? null,
      definition: json(definition),
      digest: digestOf(definition),
      effective_from: effectiveFrom,
      note: note ?? null,
      published_at: now,
      published_by: publishedBy,
      engine: ENGINE,
    }))
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
  return { code: definition.code, formId, versionId: version.id, number: version.number };
};

/** A cell takes up the series of an earlier one only with the same unit and kind: their figures are added as one. */
const refuseOtherMeaning = async (tx: Db, { cells, definition: { code } }: CompiledForm): Promise<void> => {
  const figures = cells.filter(({ type, greyed }) => isNumeric(type) && !greyed);
  const before = await publishedCells(
    tx,
    figures.map(({ series }) => series),
  );
  const bySeries = new Map(before.map((cell) => [cell.series, cell]));
  const findings = figures.flatMap((cell) => {
    const one = bySeries.get(cell.series);
    const why = one && otherMeaning(cell, one, `ô ${one.code} của phiếu ${one.form} phiên bản ${one.number}`);
    const message = `${why}. Giữ nguyên cách tính, hoặc ghi mã chỉ tiêu khác để hai số không bị cộng chung.`;
    return why === undefined ? [] : [{ where: `${code} › ${cell.section} › ${cell.code}`, message }];
  });
  if (findings.length > 0) throw problem('definition-refused', { findings });
};

/** The newest version of every form, compiled, by code. */
export const newestForms = async (tx: Db): Promise<ReadonlyMap<string, CompiledForm>> => {
  const { rows } = await sql<{ code: string; id: number; digest: string }>`
    select distinct on (f.code) f.code, v.id, v.digest from form f join form_version v on v.form_id = f.id
    order by f.code, v.number desc`.execute(tx);
  const forms = new Map<string, CompiledForm>();
  for (const { code, id, digest } of rows) forms.set(code, await getCompiled(tx, id, digest));
  return forms;
};

/** The same as they are found by code. */
export const publishedForms = async (tx: Db): Promise<FindForm> => {
  const forms = await newestForms(tx);
  return (code) => forms.get(code);
};
