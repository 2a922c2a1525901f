import { type RawBuilder, sql } from 'kysely';

/** The same as `beginsWords`, asked of the database; words come from `wordsOf`, which leaves no sign in them. */
export const beginsWordsOf = (text: RawBuilder<unknown>, words: readonly string[]): RawBuilder<boolean> =>
  words.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.join(
        words.map((word) => sql`' ' || search_key(${text}) like ${`% ${word}%`}`),
        sql` and `,
      )})`;
