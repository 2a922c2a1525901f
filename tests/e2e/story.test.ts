import type { Browser } from 'playwright-core';
import { afterAll, describe } from 'vitest';
import { keepPictures, openBrowser, openPage } from './browser.ts';
import type { Cast } from './story/cast.ts';
import { collect } from './story/collect.ts';
import { consolidate } from './story/consolidate.ts';
import { read } from './story/read.ts';
import { review } from './story/review.ts';

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

describe('the story: one round of DT01 and DT07 through the pages', () => {
  describe('the board asks, a clerk fills', () => collect(cast));
  describe('the district checks', () => review(cast));
  describe('from the district to the board', () => consolidate(cast));
  describe('what everybody reads', () => read(cast));
});
