import { expect, it } from 'vitest';
import { sources } from './sources.ts';

const secretPlaces = /^src\/(sign-in|accounts|policy|audit|platform\/(http|secrets|db))\//;
const code = sources.filter(({ path }) => secretPlaces.test(path) && !/\.(test|fixture)\.tsx?$/.test(path));

it('ASVS 11.5.1 no secret comes from Math.random, and no secret is a UUID', () => {
  expect(code.length).toBeGreaterThan(50);
  expect(code.filter(({ text }) => /Math\.random/.test(text)).map(({ path }) => path)).toEqual([]);
  const drawn = code.filter(({ text }) => /token|recovery|oneTime|secret/i.test(text) && /randomUUID\(\)/.test(text));
  const named = drawn.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:token|secret|code|password)\w*\s*=\s*(?:crypto\.)?randomUUID/gi)].map(() => path),
  );
  expect(named).toEqual([]);
});

it('ASVS 11.4.1 no MD5 and no SHA-1 outside of the authenticator’s own algorithm', () => {
  expect(
    code.filter(({ text }) => /createHash\('(md5|sha1)'|createHmac\('(md5|sha1)'/.test(text)).map(({ path }) => path),
  ).toEqual([]);
});
