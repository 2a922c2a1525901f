import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import { listSubmissionChoices } from '../contract/choices.ts';
import { listSubmissions, type SubmissionRow } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Query = { readonly search?: string; readonly form?: string; readonly limit?: number; readonly after?: string };
const listed = async (who: Parameters<World['as']>[0], query: Query) =>
  (await (await world.as(who)).call(listSubmissions, { query })).body;
const paths = (rows: readonly SubmissionRow[]) => [...new Set(rows.map(({ subject }) => subject.path))];

const openAll = async (): Promise<void> => {
  await world.openCampaign({ forms: ['DT01', 'DT11'], period: '2021' });
  for (const quarter of ['2021-Q1', '2021-Q2', '2021-Q3', '2021-Q4'])
    await world.openCampaign({ forms: ['DT02'], period: quarter });
};

describe('the list of sheets belongs to the server', () => {
  it('R37 gives the same rows in the same order page by page and at once, the newest period first', () =>
    world.rollback(async () => {
      await openAll();
      const whole = await listed('ban', { limit: 1000 });
      const rows: SubmissionRow[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listed>> = await listed('ban', { limit: 7, ...(after ? { after } : {}) });
        expect(page.count === null).toBe(after !== null);
        rows.push(...page.submissions);
        after = page.next;
      } while (after !== null);
      expect(whole.submissions.length).toBeGreaterThan(20);
      expect([whole.next, whole.count]).toEqual([null, whole.submissions.length]);
      expect(rows).toEqual(whole.submissions);
      const quarters = whole.submissions.filter(({ form }) => form === 'DT02').map(({ periodName }) => periodName);
      expect([...new Set(quarters)]).toEqual(['Quý IV/2021', 'Quý III/2021', 'Quý II/2021', 'Quý I/2021']);
    }));

  it('R37 finds a unit by its words without diacritics, also beside a code, beyond the first page', () =>
    world.rollback(async () => {
      await openAll();
      const all = await listed('ban', { search: 'vinh quy', limit: 2 });
      expect(paths(all.submissions)).toEqual(['xã Vinh Quý, huyện Hạ Lang']);
      expect(all.count).toBeGreaterThan(2);
      expect(paths((await listed('ban', { search: 'ĐÀM thuỷ' })).submissions)).toEqual([
        'xã Đàm Thủy, huyện Trùng Khánh',
      ]);
      const beside = (await listed('ban', { search: 'dt11 vinh quy' })).submissions;
      expect(beside.map(({ form, subject }) => [form, subject.name])).toEqual([['DT11', 'Xã Vinh Quý']]);
      // A district's words find its communes; a form's words find the form; a part inside a word finds nothing.
      const ofDistrict = await listed('ban', { search: 'Hạ Lang', form: 'DT01' });
      expect(paths(ofDistrict.submissions).every((path) => path.endsWith('huyện Hạ Lang'))).toBe(true);
      const ofForm = await listed('ban', { search: 'bieu y te' });
      expect([...new Set(ofForm.submissions.map(({ form }) => form))]).toEqual(['DT11']);
      expect((await listed('ban', { search: 'inh quy' })).count).toBe(0);
      expect((await listed('ban', { search: '%' })).count).toBe((await listed('ban', {})).count);
    }));

  it('R4 finds and counts nothing outside the asker’s units, and goes on from nobody else’s row', () =>
    world.rollback(async () => {
      await openAll();
      expect(await listed('lan', { search: 'vinh quy' })).toEqual({ submissions: [], next: null, count: 0 });
      const foreign = (await listed('ban', { search: 'vinh quy' })).submissions[0]?.id ?? '';
      expect(paths((await listed('lan', { after: foreign })).submissions).length).toBeLessThanOrEqual(1);
      const { body } = await (await world.as('lan')).call(listSubmissionChoices);
      expect(body.forms.map(({ code }) => code)).toEqual(['DT01', 'DT02', 'DT11']);
      expect(body.periods.map(({ name }) => name)).toEqual([
        'Năm 2021',
        'Quý IV/2021',
        'Quý III/2021',
        'Quý II/2021',
        'Quý I/2021',
      ]);
    }));
});

it('R37 the database and the page make the same of a text', async () => {
  const { rows } = await sql<{ text: string; key: string }>`
    with texts (text) as (
      select full_name from unit_version union select coalesce(agency_name, '') from unit_version union select title from form_version
      union select unnest(array['Xã Hoà An, Hòa  An', 'ĐẮK LẮK – đường (số 4)', 'Thu\u0309y', '', '%_\\'])
    ) select text, search_key(text) as key from texts`.execute(world.db);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.map(({ key }) => key)).toEqual(rows.map(({ text }) => searchKey(text)));
});
