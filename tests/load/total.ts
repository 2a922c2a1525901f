import { getTotal } from '../../src/totals/contract.ts';
import type { Connection } from '../machine/connection.ts';
import { type Extent, fill } from './fill.ts';
import { type HttpClient, openClient } from './http-client.ts';
import { type Measured, percentile } from './measured.ts';
import { signedIn, totalForm } from './round.ts';
import { type Site, withConnections, withServer } from './site.ts';
import { months, STORED_CELLS } from './sixty-cells.ts';

/**
 * Milliseconds of `GET /api/totals` for the whole province (161 communes, 60 cells: scope, coverage, state, the period before,
 * every cell computed) against one bare SQL statement that adds the same figures by ordinal, on the same data.
 * One question at a time, over all forms, put to both sides in turns and each of them first every other time, so that whatever
 * else the machine does falls on both; none asks for a period, or has one before it, that another asked about, so that nothing
 * remembered helps. `.again` is the same questions a second time.
 */
const WARM_UP = 60;
const COUNTED = 132;
const P95_LIMIT = 50;

/** 18.5 million cells on the server; 3.7 million in the embedded database, which is meant for trying out. */
export const extents: Readonly<Record<Site['engine'], Extent>> = {
  postgres: { forms: 40, months: 48 },
  embedded: { forms: 8, months: 48 },
};

type Asked = { readonly form: string; readonly period: string };
type Timed = { readonly ours: number[]; readonly bare: number[] };

/** The same questions in the same order for both sides: the second of each pair of months, the first being the period before. */
const questions = ({ forms, months: count }: Extent): Asked[] => {
  const periods = months(count).filter((_, at) => at % 2 === 1);
  return Array.from({ length: WARM_UP + COUNTED }, (_, at) => ({
    form: totalForm(at % forms),
    period: periods[Math.floor(at / forms)] ?? '',
  }));
};

const BARE = `
  select c.ordinal, sum(c.figure)::text as total from submission s join round q on q.id = s.round_id join form f on f.id = q.form_id
  join revision r on r.submission_id = s.id and r.number = s.revision
  cross join lateral unnest(r.figures) with ordinality as c (figure, ordinal)
  where f.code = $1 and q.period = $2 and s.state in ('submitted', 'accepted') group by c.ordinal order by c.ordinal`;

type Ask = (one: Asked) => Promise<string>;

/** Milliseconds of each side for each question after the warm-up. Both must come to the same sum. */
const inTurns = async (asked: readonly Asked[], ours: Ask, bare: Ask): Promise<Timed> => {
  const times: Timed = { ours: [], bare: [] };
  const timed = async (ask: Ask, one: Asked, into: number[]): Promise<string> => {
    const began = performance.now();
    const sum = await ask(one);
    into.push(performance.now() - began);
    return sum;
  };
  for (const [at, one] of asked.entries()) {
    const bareFirst = at % 2 === 1 ? await timed(bare, one, times.bare) : undefined;
    const total = firstCell(await timed(ours, one, times.ours));
    const sum = bareFirst ?? (await timed(bare, one, times.bare));
    if (total !== sum) throw new Error(`${one.form} ${one.period}: total over HTTP ${total}, bare ${sum}`);
  }
  return { ours: times.ours.slice(WARM_UP), bare: times.bare.slice(WARM_UP) };
};

const firstCell = (text: string): string =>
  (JSON.parse(text) as { cells: Record<string, string> }).cells['A01.C01'] ?? '';

const askProduct =
  (client: HttpClient): Ask =>
  async ({ form, period }) => {
    const { status, text } = await client.send(getTotal.method, `${getTotal.path}?form=${form}&period=${period}`);
    if (status !== 200) throw new Error(`${getTotal.path} ${form} ${period}: ${status} ${text.slice(0, 500)}`);
    return text;
  };

const askBare =
  (connection: Connection): Ask =>
  async ({ form, period }) =>
    ((await connection.query(BARE, [form, period])).rows as { total: string }[])[0]?.total ?? '';

/** The first and the second time of every question. */
const both = async (site: Site, asked: readonly Asked[]): Promise<{ first: Timed; again: Timed }> => {
  const [connection] = await site.connectBeside(1);
  if (!connection) throw new Error('no connection');
  const measured = await withServer(site, async (server) => {
    const session = await signedIn(server, 'phe.duyet');
    const client = openClient(server.url, session.cookie ?? '', 1);
    const first = await inTurns(asked, askProduct(client), askBare(connection));
    const again = await inTurns(asked, askProduct(client), askBare(connection));
    client.close();
    return { first, again };
  });
  await connection.close();
  return measured;
};

const figuresOf = (engine: Site['engine'], first: Timed, again: Timed): Measured[] => {
  const name = `total.${engine}`;
  const twice = { of: 'ratio', bound: 'most', limit: 2 } as const;
  const quick = engine === 'postgres' ? { hold: { of: 'value', bound: 'most', limit: P95_LIMIT } as const } : {};
  const line = ({ ours, bare }: Timed, share: number) => ({
    value: percentile(ours, share),
    baseline: percentile(bare, share),
    unit: 'ms',
  });
  return [
    { name, ...line(first, 0.5), hold: twice },
    { name: `${name}.p95`, ...line(first, 0.95), ...quick },
    { name: `${name}.again`, ...line(again, 0.5) },
  ];
};

/** Fills the database (the product must not be running) and measures. */
export const measureTotal = async (site: Site): Promise<Measured[]> => {
  const extent = extents[site.engine];
  const cells = await withConnections(site, 1, async ([connection]) => (connection ? fill(connection, extent) : 0));
  if (cells < extent.forms * extent.months * 161 * STORED_CELLS) throw new Error(`only ${cells} cells were filled`);
  const { first, again } = await both(site, questions(extent));
  return figuresOf(site.engine, first, again);
};
