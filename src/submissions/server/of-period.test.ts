import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { returnSeen } from '../../../tests/world/decide.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listSubmissionChoices } from '../contract/choices.ts';
import { getSheetsOfPeriod, MOST_CELLS, saveDrafts, submitSheets } from '../contract/many.ts';
import { getSheet } from '../contract.ts';
import { amount, publish, smallForm } from './small-forms.fixture.ts';

/** Three forms of a commune (the third reads the first), one of a department for each commune, one that is too large for a page. */
let world: World;
let lan: Client;
beforeAll(async () => {
  world = await openWorld();
  const kept = { severity: 'warning', section: 'A', per: 'column' };
  await publish(world, smallForm('GP1', [amount('A01'), amount('A02')]), '2022-01-01');
  await publish(
    world,
    smallForm('GP2', [amount('A01')], { checks: [{ ...kept, id: 'K1', expression: 'A01 <= 10', message: 'Quá 10' }] }),
    '2022-01-01',
  );
  await publish(
    world,
    smallForm('GP3', [amount('A01')], {
      checks: [
        {
          id: 'K1',
          section: 'A',
          per: 'column',
          expression: 'A01 <= GP1.A01.X',
          severity: 'error',
          message: 'Lớn hơn GP1',
        },
      ],
    }),
    '2022-01-01',
  );
  await publish(
    world,
    smallForm('GP4', [amount('A01')], { filledBy: 'department', reportsFor: 'commune', verifier: 'SYT' }),
    '2022-01-01',
  );
  const large = Array.from({ length: MOST_CELLS + 1 }, (_, at) => amount(`B${String(at).padStart(3, '0')}`));
  await publish(world, smallForm('GP5', large), '2022-01-01');
});
afterAll(() => world.close());

const asLan = (test: () => Promise<void>) =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['GP1', 'GP2', 'GP3', 'GP4', 'GP5'], period: '2022' });
    lan = await world.as('lan');
    await test();
  });

const ofPeriod = async (client = lan, period = '2022') =>
  (await client.call(getSheetsOfPeriod, { query: { period } })).body;
const formsOf = async (client = lan) => (await ofPeriod(client)).sheets.map(({ sheet }) => sheet.submission.form);
const idOf = async (form: string) =>
  (await ofPeriod()).sheets.find(({ sheet }) => sheet.submission.form === form)?.sheet.submission.id ?? '';

/** Writes each form's cells and answers the version on which it may be sent. */
const fill = async (values: Readonly<Record<string, Record<string, string>>>) => {
  const { sheets } = await ofPeriod();
  const { body } = await lan.call(saveDrafts, {
    body: {
      sheets: sheets.flatMap(({ sheet: { submission } }) =>
        values[submission.form]
          ? [{ id: submission.id, baseVersion: submission.dataVersion, cells: values[submission.form] ?? {} }]
          : [],
      ),
    },
  });
  return body.sheets.map(({ id, saved }) => ({ id, baseVersion: saved?.dataVersion ?? 0 }));
};

describe('the forms of one period that a commune fills', () => {
  it('R16 are read at once, by form, each as it is read alone; one too large for the page is only named', () =>
    asLan(async () => {
      const { sheets, apart } = await ofPeriod();
      expect(sheets.map(({ sheet }) => sheet.submission.form)).toEqual(['GP1', 'GP2', 'GP3']);
      expect(apart.map(({ form, formTitle }) => [form, formTitle])).toEqual([['GP5', 'Phiếu GP5']]);
      for (const { sheet } of sheets)
        expect(sheet).toEqual((await lan.call(getSheet, { params: { id: sheet.submission.id } })).body);
      // What one form reads of another is its own, not that of the first on the page.
      await fill({ GP1: { 'A01.X': '7', 'A02.X': '1' } });
      const third = (await ofPeriod()).sheets.find(({ sheet }) => sheet.submission.form === 'GP3')?.sheet;
      expect(third?.context).toEqual(
        (await lan.call(getSheet, { params: { id: third?.submission.id ?? '' } })).body.context,
      );
      expect(JSON.stringify(third?.context)).toContain('"7"');
    }));

  it('R9 each unit reads its own: another commune its own, a district that fills none nothing, an operator is refused', () =>
    asLan(async () => {
      const nga = await world.as('nga');
      expect(await formsOf(nga)).toEqual(['GP1', 'GP2', 'GP3']);
      const mine = new Set((await ofPeriod()).sheets.map(({ sheet }) => sheet.submission.id));
      expect((await ofPeriod(nga)).sheets.filter(({ sheet }) => mine.has(sheet.submission.id))).toEqual([]);
      expect(await ofPeriod(await world.as('minh'))).toEqual({ sheets: [], apart: [] });
      expect((await (await world.as('ngoc')).call(getSheetsOfPeriod, { query: { period: '2022' } })).status).toBe(403);
    }));

  it('R16 what an office fills about many units is none of them: it has a table of its own', () =>
    asLan(async () => {
      const sy = await world.as('sy');
      expect(await ofPeriod(sy)).toEqual({ sheets: [], apart: [] });
      const { together, gathered } = (await sy.call(listSubmissionChoices, {})).body;
      expect([together.map(({ form }) => form), gathered]).toEqual([['GP4'], []]);
    }));

  it('R16 the list of sheets leads to them while one of them can be filled', () =>
    asLan(async () => {
      const gathered = async () => (await lan.call(listSubmissionChoices, {})).body.gathered;
      expect(await gathered()).toEqual([{ period: '2022', periodName: 'Năm 2022', sheets: 4 }]);
    }));

  it('R16 a period without sheets, or none at all', () =>
    asLan(async () => {
      expect(await ofPeriod(lan, '2021')).toEqual({ sheets: [], apart: [] });
    }));
});

describe('forms of one period sent together', () => {
  it('R16 each form by its own checks; what is wrong with one holds no other up', () =>
    asLan(async () => {
      const sheets = await fill({
        GP1: { 'A01.X': '7', 'A02.X': '1' },
        GP2: { 'A01.X': '11' },
        GP3: { 'A01.X': '8' },
      });
      const { body } = await lan.call(submitSheets, { body: { sheets } });
      const byId = new Map(body.sheets.map((one) => [one.id, one]));
      const outcomeOf = async (form: string) => {
        const one = byId.get(await idOf(form));
        return one?.sent?.state ?? one?.refused?.code;
      };
      expect([await outcomeOf('GP1'), await outcomeOf('GP2'), await outcomeOf('GP3')]).toEqual([
        'submitted',
        'explanation-needed',
        'explanation-needed',
      ]);
    }));

  it('R16 a form that reads another is checked against what was sent before it: in the next request, not in the same', () =>
    asLan(async () => {
      const [first, reader] = await fill({ GP1: { 'A01.X': '7', 'A02.X': '1' }, GP3: { 'A01.X': '8' } });
      const send = async (...sheets: readonly (typeof first)[]) => {
        const { body } = await lan.call(submitSheets, { body: { sheets: sheets.flatMap((one) => one ?? []) } });
        return body.sheets.map(({ sent, refused }) => sent?.state ?? refused?.code);
      };
      expect(await send(first, reader)).toEqual(['submitted', 'explanation-needed']);
      expect(await send(reader)).toEqual(['check-failed']);
      const [mended] = await fill({ GP3: { 'A01.X': '7' } });
      expect(await send(mended)).toEqual(['submitted']);
    }));

  it('R20 what came back is among them with its opened cells', () =>
    asLan(async () => {
      await lan.call(submitSheets, { body: { sheets: await fill({ GP1: { 'A01.X': '7', 'A02.X': '1' } }) } });
      const back = { reason: 'Xem lại', cells: [{ cell: 'A02.X', reason: 'Khác sổ' }], dueOn: '2022-12-05' };
      expect((await returnSeen(await world.as('minh'), await idOf('GP1'), back)).status).toBe(200);
      const found = (await ofPeriod()).sheets.find(({ sheet }) => sheet.submission.form === 'GP1')?.sheet;
      expect([found?.submission.state, found?.openedCells]).toEqual(['returned', ['A02.X']]);
    }));
});
