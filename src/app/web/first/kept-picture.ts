import { type EarlyAnswers, early } from './early-answers.ts';

/**
 * The picture of a page: its markup as it stood at rest, kept on the person's machine and sealed (AES-256-GCM) under a key that is the
 * digest of everything it was drawn from: the build and what the server answered. Whoever gets the same answers again sees the same
 * page at once; to anybody else it is noise, and a page of which one figure changed finds no picture.
 */

/** What can be drawn from the first answers alone, by address. */
export const picturePages = ['/', '/dang-nhap'] as const;
export type PicturePage = (typeof picturePages)[number];

/** A page, and what the server answered that it is drawn from. */
export type Drawing = { readonly page: PicturePage; readonly answers: readonly object[] };

/** What is kept: the styles that the page is drawn with, the addresses of the fonts in it, and its markup. */
export type Picture = { readonly styles: string; readonly fonts: readonly string[]; readonly markup: string };

const PICTURES = 'pictures';
const NONCE = 12;
const addressOf = (base: string, page: PicturePage): string => `${base}/pictures${page}`;

/** Without the session's own clock, which goes on and which no page shows. */
const sourceOf = (build: string, { answers }: Drawing): string =>
  JSON.stringify([build, ...answers.map((answer) => ({ ...answer, session: undefined }))]);

const keyOf = async (build: string, drawing: Drawing): Promise<CryptoKey> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sourceOf(build, drawing)));
  return crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
};

/** A picture → nonce and sealed bytes. */
export const sealPicture = async (
  picture: Picture,
  build: string,
  drawing: Drawing,
): Promise<Uint8Array<ArrayBuffer>> => {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const plain = new TextEncoder().encode(JSON.stringify(picture));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(build, drawing), plain);
  const bytes = new Uint8Array(NONCE + sealed.byteLength);
  bytes.set(iv);
  bytes.set(new Uint8Array(sealed), NONCE);
  return bytes;
};

/** The picture again; undefined where it was drawn from something else. */
export const openPicture = async (
  bytes: Uint8Array<ArrayBuffer>,
  build: string,
  drawing: Drawing,
): Promise<Picture | undefined> => {
  try {
    const iv = bytes.subarray(0, NONCE);
    const key = await keyOf(build, drawing);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.subarray(NONCE));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return undefined;
  }
};

/** Keeps a sealed picture in the place of the one before. */
export const keepPicture = async (base: string, page: PicturePage, sealed: Uint8Array<ArrayBuffer>): Promise<void> => {
  await (await caches.open(PICTURES)).put(addressOf(base, page), new Response(sealed));
};

/** A kept picture, still sealed; undefined where there is none. */
export const findPicture = async (base: string, page: PicturePage): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const found = await (await caches.open(PICTURES)).match(addressOf(base, page));
  return found && new Uint8Array(await found.arrayBuffer());
};

/** Kept beside the pictures while the work list is answered: nothing but the fact. */
const worksAddress = (base: string): string => `${base}/pictures/works-here`;

/** Whether the work list was answered the last time: then it is asked together with the session. */
export const worksHere = async (base: string): Promise<boolean> =>
  (await (await caches.open(PICTURES)).match(worksAddress(base))) !== undefined;

export const noteWork = async (base: string): Promise<void> => {
  await (await caches.open(PICTURES)).put(worksAddress(base), new Response());
};

/** Forgets the picture of the work list, with the session that it belonged to. */
export const forgetPicture = async (base: string): Promise<void> => {
  const pictures = await caches.open(PICTURES);
  await Promise.all([pictures.delete(addressOf(base, '/')), pictures.delete(worksAddress(base))]);
};

/** Where the first answers lead whoever opens `path`, and what the page there is drawn from; undefined where they do not suffice. */
export const drawingAt = async (path: string, answers: EarlyAnswers): Promise<Drawing | undefined> => {
  const page = picturePages.find((known) => known === path);
  if (!page) return undefined;
  const read = async (address: string): Promise<object | undefined> => {
    const answer = await answers.get(address);
    return answer?.ok ? answer.clone().json() : undefined;
  };
  const [me, list, site] = await Promise.all([early.me, early.workList, early.site].map(read));
  if (me) return list && { page, answers: [me, list] };
  return site && { page: '/dang-nhap', answers: [site] };
};
