import type { RawBuilder } from 'kysely';
import type { Db } from './db/open.ts';

/** What an object is called: a sheet by form, period and unit, others by a name of their own. */
export type ObjectName = { readonly form: string | null; readonly period: string | null; readonly name: string };
export type NamedObject = ObjectName & { readonly id: string };

/** Who is meant by a name that somebody typed. */
export type NamedPeople = {
  /** Sign-in names and names of custodians, written as the trail has them. */
  readonly names: readonly string[];
  /** Sign-in names of the accounts that these custodians hold or held. */
  readonly accounts: readonly string[];
};

/** What whoever reads the trail asks of the nouns that it speaks of. */
export type TrailLookups = {
  /** By the kind that events name (`objectType`): what objects are called, of those of these ids that there are. */
  readonly names?: Readonly<Record<string, (tx: Db, ids: readonly string[]) => Promise<readonly NamedObject[]>>>;
  readonly findPeople?: (tx: Db, typed: string) => Promise<NamedPeople>;
  /** True for lines `e` of the trail by which this figure of this sheet was changed. */
  readonly changedFigure?: (submission: string, cell: string) => RawBuilder<unknown>;
};
