import * as T from 'typebox';
import type { TextKind } from '../text/entered-text.ts';

/** The keyword under which a schema says that its text is entered by a person, and in one line or several. */
export const TEXT_KEYWORD = 'x-text';

/** Schemas that several nouns share. All strings have an upper bound: nothing unbounded enters. */
export const Uuid = T.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' });
/** A Vietnamese calendar day, ISO `2022-04-22`. */
export const Day = T.String({
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  format: 'date',
  description: 'YYYY-MM-DD, UTC+7',
});
/** An instant, RFC 3339 in UTC. */
export const Instant = T.String({ description: 'RFC 3339, UTC' });
export const PeriodId = T.String({
  minLength: 4,
  maxLength: 12,
  description: '2022, 2022-Q1, 2022-M03, 2021..2025, SY2022',
});
export const FormCode = T.String({ pattern: '^[A-Z][A-Z0-9]{1,15}$' });
export const CellCode = T.String({ pattern: '^[A-Z][A-Z0-9_]{0,31}(\\.[A-Z][A-Z0-9_]{0,31})?$' });
/**
 * Words that a person enters, the one type for all of them: brought into one form (`platform/text/entered-text`: composed letters, no
 * invisible characters, nothing blank around), then measured. So blanks alone are no reason and no name. `least` 0: may be empty.
 */
export const text = (kind: TextKind, most: number, least = 1) =>
  T.String({ minLength: least, maxLength: most, [TEXT_KEYWORD]: kind });
export const ShortText = text('line', 200);
export const LongText = text('lines', 4000);
export const UnitId = T.Integer({ minimum: 1, maximum: 2147483647, description: 'number of a unit' });
/** Grows with each change of a record; a write names the one that it was made for. */
export const Version = T.Integer({ minimum: 1, maximum: 2147483647, description: 'grows with each change' });
/** `sha256:` and 64 hexadecimal digits. */
export const Digest = T.String({ pattern: '^sha256:[0-9a-f]{64}$', description: 'sha256:…' });
/**
 * What a person was shown, as a digest: it comes with what is shown, and a decision names it. Where something else stands by then, the
 * decision is refused with the difference (`not-as-seen`).
 */
export const Seen = T.String({
  pattern: '^sha256:[0-9a-f]{64}$',
  description: 'digest of what was shown, as the answer that showed it gave it',
});
/** Exact figure: decimal text, a fraction `n/d`, or `-` for not applicable; null is missing. */
export const Figure = T.Union([T.String(), T.Null()], {
  description: 'decimal text or a fraction n/d, exact; - is not applicable, null missing',
});
export const Ok = T.Object({ ok: T.Literal(true) });

export const nullable = <S extends T.TSchema>(schema: S) => T.Union([schema, T.Null()]);
type Values<V extends readonly string[]> = { -readonly [K in keyof V]: V[K] };
/** A text that is one of these. */
export const oneOf = <const V extends readonly string[]>(values: V): T.TEnum<Values<V>> =>
  T.Enum([...values], { type: 'string' }) as T.TEnum<Values<V>>;
export const closed = <P extends T.TProperties>(properties: P) => T.Object(properties, { additionalProperties: false });
