import type { Connection } from '../../src/platform/db/single-connection.ts';
import { getTotal } from '../../src/totals/contract.ts';
import { type Extent, fill } from './fill.ts';
import { openClient } from './http-client.ts';
import { type Measured, median, percentile } from './measured.ts';
import { signedIn, totalForm } from './round.ts';
import { type Site, withConnections, withServer } from './site.ts';
import { months, STORED_CELLS } from './sixty-cells.ts';

/**
 * Milliseconds of `GET /api/totals` for the whole province (161 communes, 60 cells: scope, coverage, state, the period before,
 * every cell computed) against one bare SQL statement that adds the same figures by ordinal, on the same database.
 * One question at a time, over all forms; none asks for a period, or has one before it, that another asked about, so that
 * nothing remembered helps. `.again` is the same questions a second time.
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
type Timed = { readonly times: number[]; readonly sum: string };

/** The same questions in the same order for both sides: the second of each pair of months, the first being the period before. */
const questions = ({ forms, months: count }: Extent): Asked[] => {
  const periods = months(count).filter((_, at) => at % 2 === 1);
  return Array.from({ length: WARM_UP + COUNTED }, (_, at) => ({
    form: totalForm(at % forms),
    period: periods[Math.floor(at / forms)] ?? '',
  }));
};

const BARE = `
  select c.ordinal, sum(c.figure)::text as total from submission s join form f on f.id = s.form_id
  join revision r on r.submission_id = s.id and r.number = s.revision
  cross join lateral unnest(r.figures) with ordinality as c (figure, ordinal)
  where f.code = $1 and s.period = $2 and s.state in ('submitted', 'accepted') group by c.ordinal order by c.ordinal`;

/** Asks every question; times of those after the warm-up. `sum` is the answer to the last one. */
const timed = async (asked: readonly Asked[], ask: (one: Asked) => Promise<string>): Promise<Timed> => {
  const times: number[] = [];
  let sum = '';
  for (const [at, one] of asked.entries()) {
    const began = performance.now();
    sum = await ask(one);
    if (at >= WARM_UP) times.push(performance.now() - began);
  }
  return { times, sum };
};

type Product = { readonly first: Timed; readonly again: Timed; readonly sum: string };

const ours = (site: Site, asked: readonly Asked[]): Promise<Product> =>
  withServer(site, async (server) => {
    const session = await signedIn(server, 'phe.duyet');
    const client = openClient(server.url, session.cookie ?? '', 1);
    const ask = async ({ form, period }: Asked): Promise<string> => {
      const { status, text } = await client.send(getTotal.method, `${getTotal.path}?form=${form}&period=${period}`);
      if (status !== 200) throw new Error(`${getTotal.path} ${form} ${period}: ${status} ${text.slice(0, 500)}`);
      return text;
    };
    const first = await timed(asked, ask);
    const again = await timed(asked, ask);
    client.close();
    const { cells } = JSON.parse(first.sum) as { cells: Record<string, string> };
    return { first, again, sum: cells['A01.C01'] ?? '' };
  });

const bareTotal = async (connection: Connection, { form, period }: Asked): Promise<string> =>
  ((await connection.query(BARE, [form, period])).rows as { total: string }[])[0]?.total ?? '';

const bare = (site: Site, asked: readonly Asked[]): Promise<Timed> =>
  withConnections(site, 1, async ([connection]) => {
    if (!connection) throw new Error('no connection');
    return timed(asked, (one) => bareTotal(connection, one));
  });

const figuresOf = (engine: Site['engine'], { first, again }: Product, sql: Timed): Measured[] => {
  const name = `total.${engine}`;
  const [baseline, baseline95] = [median(sql.times), percentile(sql.times, 0.95)];
  const twice = { of: 'ratio', bound: 'most', limit: 2 } as const;
  const quick = engine === 'postgres' ? { hold: { of: 'value', bound: 'most', limit: P95_LIMIT } as const } : {};
  return [
    { name, value: median(first.times), baseline, unit: 'ms', hold: twice },
    { name: `${name}.p95`, value: percentile(first.times, 0.95), baseline: baseline95, unit: 'ms', ...quick },
    { name: `${name}.again`, value: median(again.times), baseline, unit: 'ms' },
  ];
};

/** Fills the database (the product must not be running) and measures. Both sides must come to the same sum. */
export const measureTotal = async (site: Site): Promise<Measured[]> => {
  const extent = extents[site.engine];
  const cells = await withConnections(site, 1, async ([connection]) => (connection ? fill(connection, extent) : 0));
  if (cells < extent.forms * extent.months * 161 * STORED_CELLS) throw new Error(`only ${cells} cells were filled`);
  const asked = questions(extent);
  const product = await ours(site, asked);
  const sql = await bare(site, asked);
  if (product.sum !== sql.sum) throw new Error(`total over HTTP ${product.sum}, bare ${sql.sum}`);
  return figuresOf(site.engine, product, sql);
};
