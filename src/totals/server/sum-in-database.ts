import { sql } from 'kysely';
import type { Added } from '../../forms/rules/add-up.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { Coverage } from '../contract.ts';
import { coverageFrom, rankOf } from '../rules/coverage.ts';
import type { Groups } from './groups.ts';
import { keepSum, keptSum, keyOf } from './kept-sums.ts';
import { membersOf } from './members.ts';
import type { Asked } from './question.ts';

/** One group of one period: who is in it (`ids`, `revisions`, `sent` side by side) and how many stand where. */
type Line = {
  period: string;
  place: number;
  version: number;
  expected: number;
  excused: number;
  s1: number;
  s2: number;
  s3: number;
  s4: number;
  s5: number;
  ids: string[] | null;
  revisions: number[] | null;
  sent: string[] | null;
};

/**
 * Totals of forms whose figures all add by sum, several periods at once: one statement finds the members and their states, a
 * second adds the figures of those groups whose sum is not known yet. Undefined for a period collected with another version of
 * the form: its figures stand by other ordinals.
 */
export const sumInDatabase = async (
  tx: Db,
  periods: readonly Asked[],
  byChild: boolean,
): Promise<(Groups | undefined)[]> => {
  const [first] = periods;
  if (!first) return [];
  const lines = await linesOf(
    tx,
    first,
    periods.map(({ period }) => period.id),
    byChild,
  );
  const keys = lines.map((line) =>
    keyOf(
      line.version,
      (line.ids ?? []).map((id, index) => `${id}.${line.revisions?.[index]}.${line.sent?.[index]}`),
    ),
  );
  const known = keys.map(keptSum);
  const missing = lines.flatMap((line, index) => (known[index] ? [] : [{ line, index }]));
  const added =
    missing.length > 0
      ? await addLines(
          tx,
          missing.map(({ line }) => line),
        )
      : [];
  missing.forEach(({ index }, at) => {
    const sum = added[at];
    if (sum) {
      known[index] = sum;
      keepSum(keys[index] ?? '', sum);
    }
  });
  return periods.map(({ period, versionId }) => {
    const own = lines.flatMap((line, index) => (line.period === period.id ? [{ line, sum: known[index] }] : []));
    if (own.some(({ line }) => line.version !== versionId)) return undefined;
    return new Map(
      own.flatMap(({ line, sum }) => (sum ? [[line.place, { added: sum, coverage: coverageOfLine(line) }]] : [])),
    );
  });
};

const linesOf = async (tx: Db, asked: Asked, periods: readonly string[], byChild: boolean): Promise<Line[]> => {
  const least = rankOf(asked.least);
  const counted = sql`filter (where rank >= ${least})`;
  const inState = (rank: number) => sql`count(*) filter (where rank = ${rank} and rank >= ${least})::integer`;
  const { rows } = await sql<Line>`
    with ${membersOf(asked, periods, byChild)}
    select period, child as place, min(form_version_id)::integer as version, count(*)::integer as expected, count(*) filter (where excused)::integer as excused,
      ${inState(1)} as s1, ${inState(2)} as s2, ${inState(3)} as s3, ${inState(4)} as s4, ${inState(5)} as s5,
      array_agg(id::text) ${counted} as ids, array_agg(revision) ${counted} as revisions, array_agg(extract(epoch from sent)::text) ${counted} as sent
    from member group by 1, 2`.execute(tx);
  return rows;
};

const coverageOfLine = ({ expected, excused, s1, s2, s3, s4, s5 }: Line): Coverage =>
  coverageFrom(expected, excused, { submitted: s1, accepted: s2, consolidated: s3, verified: s4, approved: s5 });

type Sum = { place: number; totals: (string | null)[]; numbers: number[]; blanks: number[] };

const addLines = async (tx: Db, lines: readonly Line[]): Promise<Added[]> => {
  const pick = <V>(read: (line: Line) => readonly V[] | null) => lines.flatMap((line) => read(line) ?? []);
  const places = lines.flatMap(({ ids }, place) => (ids ?? []).map(() => place));
  // Grouping by one key less is worth a third of the time where there is one group only.
  const [key, keys] = lines.length === 1 ? [sql`0`, sql`ordinal`] : [sql`place`, sql`place, ordinal`];
  const { rows } = await sql<Sum>`
    with chosen as (
      select m.place, r.figures, r.not_applicable
      from unnest(${arrayLiteral(pick(({ ids }) => ids))}::uuid[], ${arrayLiteral(pick(({ revisions }) => revisions))}::integer[], ${arrayLiteral(places)}::integer[]) as m (id, number, place)
      join revision r on r.submission_id = m.id and r.number = m.number
    ), figure as (
      select ${key} as place, ordinal, sum(value)::text as total, count(value)::integer as numbers
      from chosen cross join lateral unnest(figures) with ordinality as f (value, ordinal) group by ${keys}
    ), blank as (
      select ${key} as place, ordinal, count(*)::integer as blanks
      from chosen cross join lateral unnest(not_applicable) with ordinality as b (value, ordinal) where value group by ${keys}
    )
    select f.place, array_agg(f.total order by f.ordinal) as totals, array_agg(f.numbers order by f.ordinal) as numbers, array_agg(coalesce(b.blanks, 0) order by f.ordinal) as blanks
    from figure f left join blank b on b.place = f.place and b.ordinal = f.ordinal group by f.place`.execute(tx);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return lines.map(({ ids }, place) => addedOf(byPlace.get(place), ids?.length ?? 0));
};

/** The same reading of numbers, blanks and missing ones as `addUnits` has: a property test holds it to a recount by hand. */
const addedOf = (sum: Sum | undefined, members: number): Added => {
  const cells = (sum?.totals ?? []).map((total, ordinal) => ({
    total,
    numbers: sum?.numbers[ordinal] ?? 0,
    blanks: sum?.blanks[ordinal] ?? 0,
  }));
  const notApplicable = cells.map(({ numbers, blanks }) => numbers === 0 && blanks > 0 && blanks === members);
  return {
    figures: cells.map(({ total }) => total),
    notApplicable: notApplicable.includes(true) ? notApplicable : null,
    partial: cells.flatMap(({ numbers, blanks }, ordinal) =>
      numbers > 0 && numbers + blanks < members ? [ordinal] : [],
    ),
    weights: null,
    ranges: {},
  };
};
