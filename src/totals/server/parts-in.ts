import type { AskedPeriod } from '../../forms/rules/add-sheets.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import type { VersionInTime } from '../../forms/rules/versions-in-time.ts';
import { getCompiled } from '../../forms/server/index.ts';
import type { Period } from '../../periods/rules/period.ts';
import type { Db } from '../../platform/db/open.ts';
import { partsFor } from '../rules/parts.ts';

type Version = VersionInTime & { readonly digest: string; readonly sensitive: boolean; readonly filledBy: string };
/** How a form was asked and collected over time. */
export type FormHistory = {
  readonly versions: readonly Version[];
  readonly rounds: readonly { readonly period: string; readonly versionId: number }[];
};

/** One of the form's own periods, and whether a round was opened for it. */
export type AskedPart = AskedPeriod & { readonly period: Period; readonly collected: boolean };
export type AskedParts = {
  readonly period: Period;
  /** The form's own periods within it, in order. */
  readonly parts: readonly AskedPart[];
  /** The version as which the total is shown: of the last period that was collected, else of the last that was asked. */
  readonly form: CompiledForm;
  readonly versionId: number;
  readonly version: number;
};

/** The periods that make up the one asked for, by the versions that asked in them; undefined where none did. */
export const findParts = async (
  tx: Db,
  { versions, rounds }: FormHistory,
  period: Period,
): Promise<AskedParts | undefined> => {
  const collected = new Map(rounds.map((round) => [round.period, round.versionId]));
  const parts = partsFor(versions, collected, period);
  const shown = parts.findLast((part) => part.collected) ?? parts.findLast(({ version }) => version !== undefined);
  // Where no period of the form fits, its latest version says whose question is refused.
  const latest = versions.toSorted((a, b) => a.number - b.number).at(-1);
  const base = parts.length === 0 ? latest : shown?.version;
  if (!base) return undefined;
  const asking: AskedPart[] = [];
  for (const { period: own, version, collected: was } of parts) {
    const form = version && (await getCompiled(tx, version.versionId, version.digest));
    asking.push({ id: own.id, period: own, form, collected: was });
  }
  const form = await getCompiled(tx, base.versionId, base.digest);
  return { period, parts: asking, form, versionId: base.versionId, version: base.number };
};
