import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { type Names, names, tellNames } from '../../platform/text/names.ts';
import { withoutArea } from '../../units/rules/letterhead.ts';

/** What `namesFrom` reads: of one row, or none where there is no board yet. */
export type NamesRow = { readonly board: string | null; readonly area: string | null; readonly phone: string | null };

/** The board and the province as they are called on this day, and the telephone: columns for a query to take along. */
export const namesColumns = (now: Date): RawBuilder<NamesRow> => {
  const today = vietnamDay(now);
  const called = (kind: string) =>
    sql`(select n.full_name from unit_version n where n.kind = ${kind} and ${standsOn('n', today)} limit 1)`;
  return sql<NamesRow>`${called('board')} as board, ${called('province')} as area,
    (select value ->> 'phone' from setting where name = 'contact') as phone`;
};

/** `Ban Dân tộc tỉnh Cao Bằng` is `Ban Dân tộc` in a sentence. From here on this process says so. */
export const namesFrom = ({ board, area, phone }: NamesRow): Names => {
  const now = { board: board === null ? names.board : withoutArea(board, area ?? ''), phone: phone ?? '' };
  tellNames(now);
  return now;
};

/** Asks by itself what others take along: at the start, and where a letter is written. */
export const learnNames = async (tx: Db, now: Date): Promise<Names> => {
  const { rows } = await sql<NamesRow>`select ${namesColumns(now)}`.execute(tx);
  const [row] = rows;
  return namesFrom(row ?? { board: null, area: null, phone: null });
};
