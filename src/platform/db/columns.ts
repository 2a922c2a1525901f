import type { ColumnType } from 'kysely';

/** Column types: numeric and date are text, so that nothing is rounded or shifted; arrays and jsonb go in as literals. */
export type Json<V> = ColumnType<V, string, string>;
export type DefaultedJson<V> = ColumnType<V, string | undefined, string>;
export type Numerics = ColumnType<(string | null)[], string, string>;
export type Booleans = ColumnType<(boolean | null)[] | null, string | null | undefined, string | null>;
export type Timestamp = ColumnType<Date, Date, Date>;
export type OptionalTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;
export type Optional<V> = ColumnType<V | null, V | null | undefined, V | null>;
export type Defaulted<V> = ColumnType<V, V | undefined, V>;

export type TextArray = ColumnType<string[], string | undefined, string>;
export type IntegerArray = ColumnType<number[], string | undefined, string>;
/** Texts of which some may be missing. */
export type Texts = ColumnType<(string | null)[], string, string>;
export type OptionalTextArray = ColumnType<string[] | null, string | null | undefined, string | null>;
export type OptionalJson<V = unknown> = ColumnType<V | null, string | null | undefined, string | null>;
