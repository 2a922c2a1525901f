import { afterAll, expect, it } from 'vitest';
import { getSheet } from '../../src/submissions/contract.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { button, cell, saved } from './pages.ts';
import { seat } from './people.ts';
import { submissionOf } from './round.ts';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

it('R16 R6 after a handover the successor is told what the predecessor left unsent on this machine, and takes it over or drops it', async () => {
  const context = await openComputer(browser);
  const session = await seat(context, 'trongcon.thachan');
  const row = await submissionOf(session, { form: 'DT01', period: '2021' });
  const page = await context.newPage();
  await page.goto(`/phieu/${row.id}`);
  await page.getByRole('grid').waitFor();
  // Nothing reaches the server, also what a closing page sends on its way out.
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  });
  for (const [column, value] of [
    ['Tày', '421'],
    ['Nùng', '422'],
  ] as const) {
    await cell(page, 'A01', column).click();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
  await page.getByText('Mất kết nối: số liệu được giữ trên máy này').waitFor();
  await page.close();
  // As it lies there once another holds the account; from a page that keeps nothing of it in mind.
  const elsewhere = await context.newPage();
  await elsewhere.goto('/huong-dan');
  const ofThePredecessor = (): Promise<void> =>
    elsewhere.evaluate(async (id) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('phieu-dang-nhap');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const { store, done } = (() => {
        const transaction = database.transaction('drafts', 'readwrite');
        const end = new Promise<void>((resolve) => transaction.addEventListener('complete', () => resolve()));
        return { store: transaction.objectStore('drafts'), done: end };
      })();
      const keys = store.getAllKeys();
      keys.onsuccess = () => {
        const own = keys.result.map(String).find((key) => key.endsWith(`/${id}`)) ?? '';
        const kept = store.get(own);
        kept.onsuccess = () => {
          const [account] = own.split('/');
          store.put({ ...kept.result, by: 'Nông Văn Cũ' }, `${account}/00000000-0000-4000-8000-000000000000/${id}`);
          store.delete(own);
        };
      };
      await done;
      database.close();
    }, row.id);
  await ofThePredecessor();
  await elsewhere.close();
  const later = await context.newPage();
  await later.goto(`/phieu/${row.id}`);
  await later.getByText('Nông Văn Cũ để lại 2 ô đã gõ trên máy này mà chưa gửi.').waitFor();
  const values = async () => (await session.must(getSheet, { params: { id: row.id } })).values.cells;
  expect((await values())['A01.TAY']).not.toBe('421');
  await button(later, 'Nhận các số này').click();
  await saved(later);
  await expect.poll(async () => [(await values())['A01.TAY'], (await values())['A01.NUNG']]).toEqual(['421', '422']);
  expect(await later.getByText('Nông Văn Cũ để lại').count()).toBe(0);
  await later.reload();
  await later.getByRole('grid').waitFor();
  expect(await later.getByText('Nông Văn Cũ để lại').count()).toBe(0);
  await context.close();
});
