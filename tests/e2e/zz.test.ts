import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { keepPictures, openBrowser, openPage } from './browser.ts';
import { readFigures } from './figures.ts';
import { enter } from './pages.ts';
import { personOf } from './people.ts';
import { submissionOf } from './round.ts';
import type { Cast } from './story/cast.ts';
import { read } from './story/read.ts';

const browser: Browser = await openBrowser();
const cast: Cast = {
  board: await openPage(browser),
  clerk: await openPage(browser),
  district: await openPage(browser),
  department: await openPage(browser),
  approver: await openPage(browser),
  auditor: await openPage(browser),
  figures: { units: [], of: () => ({}) },
};
afterAll(() => browser.close());
keepPictures(() => browser);
beforeAll(async () => {
  await enter(cast.board, 'to.chuc');
  await enter(cast.clerk, 'damthuy.trungkhanh');
  await enter(cast.approver, 'phe.duyet');
  cast.figures = await readFigures(await personOf('to.chuc'));
  await cast.clerk.goto(
    `/phieu/${(await submissionOf(await personOf('damthuy.trungkhanh'), { form: 'DT01', period: '2022' })).id}`,
  );
});
describe('r', () => read(cast));
