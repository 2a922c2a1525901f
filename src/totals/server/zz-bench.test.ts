import { test } from 'vitest';
import { sql } from 'kysely';
import { join } from 'node:path';
import { openInMemory, embeddedConnection, overConnection } from '../../platform/db/open.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { importUnits } from '../../units/server/index.ts';
import { publishForm, getCompiled, versionFor } from '../../forms/server/index.ts';
import { catalogueBasis, catalogueForms, catalogueFrom, catalogueUnits } from '../../app/catalogue/read.ts';
import { createAccounts } from '../../accounts/server/index.ts';
import { findUnitByCode } from '../../units/server/index.ts';
import { compose } from '../../app/compose.ts';
import { createClient } from '../../../tests/world/client.ts';
import { signIn } from '../../accounts/contract.ts';
import { openCampaign } from '../../campaigns/contract.ts';
import { getTotal, getTotalTable } from '../contract.ts';
import { putSheet } from './sheets.fixture.ts';
test('bench', async () => {
  const engine = await openInMemory();
  const database = overConnection(embeddedConnection(engine), 'embedded');
  await migrate(database.db, join('/work/main', 'migrations'));
  const now = new Date('2022-11-23T02:00:00Z');
  await database.db.transaction().execute(async (tx) => {
    await importUnits(tx, { from: catalogueFrom, legalBasis: catalogueBasis, units: catalogueUnits() }, now);
    for (const definition of catalogueForms()) await publishForm(tx, { definition, effectiveFrom: catalogueFrom }, null, now, { allowForwardReferences: true });
    const b = await findUnitByCode(tx, 'BDT', '2022-11-23');
    await createAccounts(tx, [{ username: 'x', kind: 'operator', unitId: b!.id, duties: ['campaigns', 'leader'] as never, custodian: { fullName: 'X', position: 'x', section: 'x', phone: '0206 3800 000', email: 'x@x.example' }, password: { own: 'Nui-Non-Nuoc-2022!' } }] as never, now);
  });
  const server = await compose({ database, clock: () => now, logLevel: 'silent' });
  await server.ready();
  const c = createClient(server);
  await c.call(signIn, { body: { username: 'x', password: 'Nui-Non-Nuoc-2022!' } });
  for (const period of ['2021', '2022']) {
    const r = await c.call(openCampaign, { body: { title: 't' + period, letter: { number: '1', day: '2022-11-14', subject: 's', attachments: [] }, opensOn: '2022-11-14', dueCommune: '2022-11-25', dueDistrict: '2022-12-02', dueDepartment: '2022-12-10', dueBoard: '2022-12-20', forms: [{ form: 'DT01', period }] } });
    if (r.status !== 200) console.log(r.problem);
    const form = await getCompiled(database.db, (await versionFor(database.db, 'DT01', '2022-01-01'))!.versionId);
    for (const u of catalogueUnits().filter((u) => u.kind === 'commune')) await putSheet(database.db, { form: 'DT01', period, unit: u.code, state: 'submitted', figures: form.ordinals.map((_, i) => i * 13 + 1) });
  }
  await database.db.executeQuery(sql`analyze`.compile(database.db));
  const timeit = async (name: string, f: () => Promise<unknown>, n = 60) => { for (let i = 0; i < 15; i++) await f(); const t = performance.now(); for (let i = 0; i < n; i++) await f(); console.log(name, ((performance.now() - t) / n).toFixed(2), 'ms'); };
  await timeit('bare', () => sql`select c.ordinal, sum(c.f) from submission s join revision r on r.submission_id = s.id and r.number = s.revision cross join lateral unnest(r.figures) with ordinality c(f, ordinal) where s.period = '2022' and s.form_id=(select id from form where code='DT01') and s.state in ('submitted','accepted') group by c.ordinal`.execute(database.db));
  await timeit('select1', () => sql`select 1`.execute(database.db));
  await timeit('total', async () => { const r = await c.call(getTotal, { query: { form: 'DT01', period: '2022' } }); if (r.status !== 200) throw new Error(JSON.stringify(r.problem)); });
  await timeit('table', () => c.call(getTotalTable, { query: { form: 'DT01', period: '2022', cells: 'A02.TS' } }));


  const texts: [string, any[]][] = []; const orig = engine.query.bind(engine);
  (engine as any).query = async (...a: any[]) => { texts.push([a[0], a[1]]); return (orig as any)(...a); };
  await c.call(getTotal, { query: { form: 'DT01', period: '2022' } });
  (engine as any).query = orig;
  for (const [q, ps] of texts) await timeit(q.trim().slice(0, 50).replace(/\s+/g, ' '), () => (orig as any)(q, ps));

  const mem = `with p as (select 1), m as materialized (select s.id, s.revision, s.subject_unit_id % 10 as place from submission s join unit_closure b on b.ancestor_id = 1 and b.descendant_id = s.subject_unit_id where s.period = '2022' and s.form_id = 1 and s.state in ('submitted','accepted'))`;
  const v: Record<string, string> = {
    members: `${mem} select count(*) from m`,
    sumOnly: `${mem} select c.ordinal, sum(c.f) from m join revision r on r.submission_id = m.id and r.number = m.revision cross join lateral unnest(r.figures) with ordinality c(f, ordinal) group by c.ordinal`,
    sumCount: `${mem} select c.ordinal, sum(c.f), count(c.f) from m join revision r on r.submission_id = m.id and r.number = m.revision cross join lateral unnest(r.figures) with ordinality c(f, ordinal) group by c.ordinal`,
    two: `${mem} select c.ordinal, sum(c.f), count(c.f) from m join revision r on r.submission_id = m.id and r.number = m.revision cross join lateral unnest(r.figures, r.not_applicable) with ordinality c(f, b, ordinal) group by c.ordinal`,
    twoBlank: `${mem} select c.ordinal, sum(c.f), count(c.f), count(*) filter (where b) from m join revision r on r.submission_id = m.id and r.number = m.revision cross join lateral unnest(r.figures, r.not_applicable) with ordinality c(f, b, ordinal) group by c.ordinal`,
    place: `${mem} select place, c.ordinal, sum(c.f) from m join revision r on r.submission_id = m.id and r.number = m.revision cross join lateral unnest(r.figures) with ordinality c(f, ordinal) group by place, c.ordinal`,
    agg: `${mem}, x as (select c.ordinal, sum(c.f) s from m join revision r on r.submission_id = m.id and r.number = m.revision cross join lateral unnest(r.figures) with ordinality c(f, ordinal) group by c.ordinal) select array_agg(s::text order by ordinal) from x`,
    nulls: `${mem} select count(*) from m join revision r on r.submission_id = m.id and r.number = m.revision where array_position(r.figures, null) is not null`,
    fetch: `${mem} select r.figures::text from m join revision r on r.submission_id = m.id and r.number = m.revision`,
  };
  for (const [k, q] of Object.entries(v)) await timeit(k, () => (orig as any)(q, []));
  const e = await (orig as any)('explain (analyze, timing off) ' + v.place); console.log(e.rows.map((r: any) => Object.values(r)[0]).join('\n'));
}, 120000);
