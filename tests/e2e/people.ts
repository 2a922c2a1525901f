import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import { changePassword, signIn } from '../../src/sign-in/contract.ts';
import { openSession, type Session } from '../scenario/api.ts';
import { baseUrl } from './browser.ts';

export const OWN_PASSWORD = 'Thac-Nuoc-2022!kh';

/** The one-time password that a demonstration issued to a person: the one that all files share, unless said. */
export const issuedPassword = (username: string, dataDirectory = inject('productData')): string => {
  const lines = readFileSync(join(dataDirectory, 'tai-khoan-minh-hoa.csv'), 'utf8').split('\r\n');
  const [, , password] = lines.map((line) => line.split('";"')).find(([, name]) => name === username) ?? [];
  if (!password) throw new Error(`the demonstration has no ${username}`);
  return password.replace(/"$/, '');
};

const noteOf = (username: string): string => join(inject('productData'), `own-password-${username}`);

/** Whether a person has a password of their own already; kept beside the data, since each file runs by itself. */
export const hasOwnPassword = (username: string): boolean => existsSync(noteOf(username));
export const noteOwnPassword = (username: string): void => writeFileSync(noteOf(username), '');

/** A person over the public API: the issued password is changed the first time, afterwards one's own is used. */
export const personOf = (username: string): Promise<Session> => oneAtATime(username, () => signInAs(username));

/** Two files that begin with the same person would both change the issued password: the second waits. */
const oneAtATime = async <V>(username: string, work: () => Promise<V>): Promise<V> => {
  const lock = `${noteOf(username)}.lock`;
  for (let tries = 0; ; tries += 1) {
    try {
      mkdirSync(lock);
      break;
    } catch (taken) {
      if (tries > 600) throw taken;
      await pause(50);
    }
  }
  try {
    return await work();
  } finally {
    rmdirSync(lock);
  }
};

/** Gives a person of a server of the file's own a password of their own. */
export const firstSignInAt = async (
  { url, dataDirectory }: { readonly url: string; readonly dataDirectory: string },
  username: string,
): Promise<Session> => {
  const session = openSession(url);
  const issued = issuedPassword(username, dataDirectory);
  await session.must(signIn, { body: { username, password: issued } });
  await session.must(changePassword, { body: { current: issued, next: OWN_PASSWORD } });
  return session;
};

const signInAs = async (username: string): Promise<Session> => {
  const session = openSession(baseUrl());
  const first = !hasOwnPassword(username);
  const password = first ? issuedPassword(username) : OWN_PASSWORD;
  await session.must(signIn, { body: { username, password } });
  if (first) await session.must(changePassword, { body: { current: password, next: OWN_PASSWORD } });
  noteOwnPassword(username);
  return session;
};

/** Seats a signed-in person at a computer without the sign-in page. */
export const seat = async (context: BrowserContext, username: string): Promise<Session> => {
  const session = await personOf(username);
  const [name = '', value = ''] = (session.cookie ?? '').split('=');
  await context.addCookies([{ name, value, url: baseUrl() }]);
  return session;
};
