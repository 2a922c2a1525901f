import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindings } from '../../src/app/bindings.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { sources } from './sources.ts';

const propertiesOf = (schema: unknown): object =>
  (typeof schema === 'object' && schema !== null && 'properties' in schema && schema.properties) || {};
const product = sources.filter(({ path }) => !/\.(test|fixture)\.tsx?$/.test(path));
const with_ = (pattern: RegExp, exempt: RegExp = /^$/) =>
  product.filter(({ path, text }) => !exempt.test(path) && pattern.test(text)).map(({ path }) => path);

describe('what the source does not do', () => {
  it('SEC-27 ASVS 1.3.2 no text is run as code', () => {
    expect(with_(/\beval\(|new Function\(|\bvm\b.*from 'node:vm'|setTimeout\(\s*['"`]/)).toEqual([]);
  });

  it('SEC-27 ASVS 1.2.1 no text is put into a page as HTML', () => {
    expect(with_(/dangerouslySetInnerHTML|\.(inner|outer)HTML\s*\+?=(?!=)|insertAdjacentHTML|document\.write/)).toEqual(
      [],
    );
  });

  it('SEC-27 ASVS 1.2.5 programs are started in four places, by name and never through a shell', () => {
    const starters = [
      'src/app/demo/load-apart.ts',
      'src/backups/server/places/sftp.ts',
      'src/backups/server/run-apart.ts',
      'src/platform/print/printer.ts',
    ];
    expect(with_(/from 'node:child_process'/)).toEqual(starters);
    for (const path of starters) {
      const text = product.find((one) => one.path === path)?.text ?? '';
      expect(text).toMatch(/\b(spawn\((process\.execPath|'sftp')|fork\()/);
      expect(text).not.toMatch(/shell: true|\bexec(Sync)?\(/);
    }
  });

  it('SEC-27 ASVS 1.2.4 no SQL is put together from texts but the migrations’ own and the name of our role', () => {
    expect(with_(/sql\.raw\(|\.query\(\s*`[^`]*\$\{/, /^src\/platform\/db\/(migrate|open)\.ts$/)).toEqual([]);
  });

  it('SEC-27 ASVS 11.3.1 11.3.2 11.4.1 only AES-GCM, SHA-256, argon2id and Ed25519: no ECB, no CBC, no MD5, no SHA-1', () => {
    expect(
      with_(/aes-\d+-(?!gcm)\w+|\bdes-|\brc4\b|createHash\((?!'sha(256|384|512)')|createHmac\((?!'sha(256|384|512)')/i),
    ).toEqual([]);
    expect(with_(/'(md5|sha1)'/i)).toEqual([]);
  });

  it('SEC-27 ASVS 11.5.1 nothing on the server draws from Math.random', () => {
    expect(with_(/Math\.random\(/)).toEqual([]);
  });

  it('SEC-27 ASVS 13.4.2 nothing is switched by a debug mode', () => {
    expect(with_(/process\.env\.(NODE_ENV|DEBUG)/)).toEqual([]);
  });

  it('SEC-27 ASVS 14.3.3 the browser keeps no token and no name in localStorage', () => {
    expect(with_(/localStorage\.setItem\([^)]*(token|password|session)/i)).toEqual([]);
  });

  it('SEC-27 ASVS 6.2.6 6.2.7 fields of passwords hide what is typed, and nothing hinders pasting or a password manager', () => {
    const shown = product.flatMap(({ path, text }) =>
      [...text.matchAll(/<TextInput[^>]*autoComplete="(current|new)-password"/g)].map(() => path),
    );
    expect(shown).toEqual([]);
    expect(with_(/<PasswordInput/).length).toBeGreaterThan(1);
    expect(with_(/onPaste=\{[^}]*preventDefault/, /^src\/(submissions|platform\/ui\/table)\//)).toEqual([]);
    expect(with_(/<PasswordInput(?:(?!\/>)[\s\S])*autoComplete="off"/)).toEqual([]);
  });

  it('SEC-27 ASVS 6.4.2 no address takes a question or a hint for a lost password', () => {
    const fields = bindings.flatMap(({ route }) => Object.keys(propertiesOf(route.body)));
    expect(fields.filter((name) => /question|hint/i.test(name))).toEqual([]);
  });

  it('SEC-27 ASVS 6.3.4 these are all the ways in: without a session nothing else answers', () => {
    const open = bindings.filter(({ route }) => route.permission === 'public');
    expect(open.map(({ route }) => `${route.method} ${route.path}`).sort()).toEqual([
      'GET /api/password-rule',
      'GET /api/site',
      'GET /api/site/demonstration',
      // Names of the official list of units; nothing of accounts.
      'GET /api/unit-names',
      'POST /api/lost-passwords',
      'POST /api/password-resets',
      'POST /api/session',
      'POST /api/session/second-factor',
      'POST /api/setup',
    ]);
  });

  it('SEC-27 ASVS 15.2.2 every list that is asked for in pages has a largest page of a thousand', () => {
    const limits = bindings.flatMap(({ route }) =>
      Object.entries(route.query?.properties ?? {}).filter(([name]) => name === 'limit'),
    );
    expect(limits.length).toBeGreaterThan(1);
    expect(limits.filter(([, schema]) => !('maximum' in schema && Number(schema.maximum) <= 1000))).toEqual([]);
  });

  it('SEC-27 ASVS 13.3.1 no secret lies in the repository', () => {
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[abp]-[0-9A-Za-z-]{10,}|postgres(ql)?:\/\/[^:\s'"`]+:[^@\s'"`$]{8,}@(?!h\/|may-chu)/;
    const files = (directory: string): string[] =>
      readdirSync(join(projectRoot, directory), { withFileTypes: true }).flatMap((entry) => {
        const path = join(directory, entry.name);
        if (entry.isDirectory())
          return /^(node_modules|dist|data|\.git|test-results)$/.test(entry.name) ? [] : files(path);
        return /\.(ts|tsx|mjs|json|sql|md|yaml)$/.test(entry.name) ? [path] : [];
      });
    expect(files('.').filter((path) => secret.test(readFileSync(join(projectRoot, path), 'utf8')))).toEqual([]);
  });
});
