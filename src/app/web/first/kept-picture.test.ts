import { expect, it } from 'vitest';
import { type EarlyAnswers, early } from './early-answers.ts';
import { type Drawing, drawingAt, openPicture, sealPicture } from './kept-picture.ts';

const picture = { styles: 'h1 { color: red }', fonts: ['/assets/a.woff2'], markup: '<h1>Việc cần làm</h1>' };
const BUILD = 'index-1.js';
const drawing = (filled: number, secondsLeft = 900): Drawing => ({
  page: '/',
  answers: [{ unit: 'Xã Đàm Thủy', session: { secondsLeft } }, { tasks: [{ form: 'DT01', filled }] }],
});

it('R37 a kept picture opens to the answers that it was drawn from, however far the session has run', async () => {
  const sealed = await sealPicture(picture, BUILD, drawing(3));
  expect(await openPicture(sealed, BUILD, drawing(3))).toEqual(picture);
  expect(await openPicture(sealed, BUILD, drawing(3, 899))).toEqual(picture);
});

it('R37 it opens to no other answer, no other build, and not when a byte of it was changed', async () => {
  const sealed = await sealPicture(picture, BUILD, drawing(3));
  expect(await openPicture(sealed, BUILD, drawing(4))).toBeUndefined();
  expect(await openPicture(sealed, 'index-2.js', drawing(3))).toBeUndefined();
  for (const place of [0, 20, sealed.length - 1]) {
    const changed = sealed.slice();
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(await openPicture(changed, BUILD, drawing(3))).toBeUndefined();
  }
  expect(await openPicture(new Uint8Array(3), BUILD, drawing(3))).toBeUndefined();
});

it('ASVS 14.3.3 nothing of what a kept picture shows can be read in it', async () => {
  const sealed = await sealPicture(picture, BUILD, drawing(3));
  const text = new TextDecoder().decode(sealed);
  for (const word of ['Việc', 'markup', 'color', 'woff2', 'Đàm', 'DT01']) expect(text).not.toContain(word);
  // The same picture sealed twice is not the same bytes: nobody sees that nothing has changed.
  expect(await sealPicture(picture, BUILD, drawing(3))).not.toEqual(sealed);
});

const me = { mustChangePassword: false };
const list = { tasks: [] };
const site = { province: 'Tỉnh Cao Bằng' };

/** What is drawn at `path` where the first questions are answered so (status and body). */
const drawnAt = (path: string, answered: Readonly<Record<string, readonly [number, object]>>) => {
  const answers: EarlyAnswers = new Map(
    Object.entries(answered).map(([address, [status, body]]) => [
      address,
      Promise.resolve(Response.json(body, { status })),
    ]),
  );
  return drawingAt(path, answers);
};

it('R37 what is drawn follows from who is signed in, and nothing is drawn where an answer is missing', async () => {
  const signedIn = { [early.me]: [200, me], [early.workList]: [200, list] } as const;
  const signedOut = { [early.me]: [401, {}], [early.site]: [200, site] } as const;
  expect(await drawnAt('/', signedIn)).toEqual({ page: '/', answers: [me, list] });
  expect(await drawnAt('/', signedOut)).toEqual({ page: '/dang-nhap', answers: [site] });
  expect(await drawnAt('/dang-nhap', { [early.site]: [200, site] })).toEqual({ page: '/dang-nhap', answers: [site] });
  expect(await drawnAt('/phieu', signedIn)).toBeUndefined();
  expect(await drawnAt('/', { [early.me]: [200, me] })).toBeUndefined();
  expect(await drawnAt('/', { [early.me]: [503, {}] })).toBeUndefined();
  expect(await drawnAt('/', { ...signedIn, [early.workList]: [503, {}] })).toBeUndefined();
});
