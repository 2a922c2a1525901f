import type { Connection } from '../../src/platform/db/single-connection.ts';
import { getTotal } from '../../src/totals/contract.ts';
import { type Extent, fill } from './fill.ts';
import { openClient } from './http-client.ts';
import { type Measured, median, percentile } from './measured.ts';
import { signedIn, totalForm } from './round.ts';
import { type Site, withConnections, withServer } from './site.ts';
import { months } from './sixty-cells.ts';

/**
 * Milliseconds of `GET /api/totals` for the whole province (161 communes, 60 cells: scope, coverage, state, the period before,
 * every cell computed) against one bare SQL statement that adds the same figures by ordinal, on the same database.
 * Questions go round all forms and months, one at a time.
 */
const WARM_UP = 100;
const COUNTED = 200;
const P95_LIMIT = 50;

/** 18.5 million cells on the server; the embedded database, meant for trying out, holds a year of four forms. */
export const extents: Readonly<Record<Site['engine'], Extent>> = {
  postgres: { forms: 40, months: 48 },
  embedded: { forms: 4, months: 12 },
};

type Asked = { readonly form: string; readonly period: string };
type Timed = { readonly times: number[]; readonly sum: string };

/** The same questions in the same order for both sides; never the first month, so that there is a period before. */
const questions = ({ forms, months: count }: Extent): Asked[] => {
  const periods = months(count).slice(1);
  return Array.from({ length: WARM_UP + COUNTED }, (_, at) => ({
    form: totalForm(at % forms),
    period: periods[(at * 7) % periods.length] ?? '',
  }));
};

const BARE = `
  select c.ordinal, sum(c.figure)::text as total from submission s join form f on f.id = s.form_id
  join revision r on r.submission_id = s.id and r.number = s.revision
  cross join lateral unnest(r.figures) with ordinality as c (figure, ordinal)
  where f.code = $1 and s.period = $2 and s.state in ('submitted', 'accepted') group by c.ordinal order by c.ordinal`;

/** Asks every question; times of all but the first. `sum` is the first cell of the last answer: both sides must agree on it. */
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

const ours = (site: Site, asked: readonly Asked[]): Promise<Timed> =>
  withServer(site, async (server) => {
    const session = await signedIn(server, 'phe.duyet');
    const client = openClient(server.url, session.cookie ?? '', 1);
    const result = await timed(asked, async ({ form, period }) => {
      const { status, text } = await client.send(getTotal.method, `${getTotal.path}?form=${form}&period=${period}`);
      if (status !== 200) throw new Error(`${getTotal.path} ${form} ${period}: ${status} ${text.slice(0, 500)}`);
      return text;
    });
    client.close();
    return { ...result, sum: (JSON.parse(result.sum) as { cells: Record<string, string> }).cells['A01.C01'] ?? '' };
  });

const bareTotal = async (connection: Connection, { form, period }: Asked): Promise<string> =>
  ((await connection.query(BARE, [form, period])).rows as { total: string }[])[0]?.total ?? '';

const bare = (site: Site, asked: readonly Asked[]): Promise<Timed> =>
  withConnections(site, 1, async ([connection]) => {
    if (!connection) throw new Error('no connection');
    return timed(asked, (one) => bareTotal(connection, one));
  });

/** Fills the database (the product must not be running) and measures. */
export const measureTotal = async (site: Site): Promise<Measured[]> => {
  const extent = extents[site.engine];
  await withConnections(site, 1, async ([connection]) => connection && fill(connection, extent));
  const asked = questions(extent);
  const [product, sql] = [await ours(site, asked), await bare(site, asked)];
  if (product.sum !== sql.sum) throw new Error(`total over HTTP ${product.sum}, bare ${sql.sum}`);
  const name = `total.${site.engine}`;
  return [
    {
      name,
      value: median(product.times),
      baseline: median(sql.times),
      unit: 'ms',
      hold: { of: 'ratio', bound: 'most', limit: 2 },
    },
    {
      name: `${name}.p95`,
      value: percentile(product.times, 0.95),
      baseline: percentile(sql.times, 0.95),
      unit: 'ms',
      ...(site.engine === 'postgres' ? { hold: { of: 'value', bound: 'most', limit: P95_LIMIT } as const } : {}),
    },
  ];
};
