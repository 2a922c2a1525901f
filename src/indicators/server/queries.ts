import { sql } from 'kysely';
import type { CompiledForm, Quotation } from '../../forms/rules/compiled.ts';
import { publishedForms } from '../../forms/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import type { IndicatorRow } from '../contract.ts';
import { indicatorWords } from '../rules/indicator-words.ts';

export type StoredVersion = {
  readonly code: string;
  readonly version: number;
  readonly retiredFrom: string | null;
  readonly number: number;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly expression: string;
  readonly quotations: readonly Quotation[];
  readonly effectiveFrom: string;
  readonly note: string | null;
  readonly by: string | null;
  readonly at: Date;
};

/** Every version of every indicator, the newest first. */
export const loadVersions = async (tx: Db): Promise<StoredVersion[]> => {
  const { rows } = await sql<StoredVersion>`
    select i.code, i.version, i.retired_from as "retiredFrom", v.number, v.title, v.unit, v.decimals, v.expression, v.quotations,
      v.effective_from as "effectiveFrom", v.note, a.username as by, v.created_at as at
    from calculated_indicator i join calculated_indicator_version v on v.indicator_id = i.id left join account a on a.id = v.created_by
    order by i.code, v.number desc`.execute(tx);
  return rows;
};

export type FindForm = (code: string) => CompiledForm | undefined;

const versionOf = (
  { code: _, version: __, retiredFrom: ___, quotations: ____, at, ...rest }: StoredVersion,
  forms: FindForm,
) => ({
  ...rest,
  words: indicatorWords(rest.expression, forms),
  at: at.toISOString(),
});

export const listAll = async ({ tx }: Pick<Call, 'tx'>): Promise<{ indicators: IndicatorRow[] }> => {
  const rows = await loadVersions(tx);
  const forms = rows.length === 0 ? () => undefined : await publishedForms(tx);
  const newest = rows.filter(({ number, version }) => number === version);
  return {
    indicators: newest.map(({ code, version, retiredFrom }) => ({
      code,
      version,
      retiredFrom,
      versions: rows.filter((row) => row.code === code).map((row) => versionOf(row, forms)),
    })),
  };
};
