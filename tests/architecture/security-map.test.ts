import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { controlLists, idsOf, securityDocument, titledTests } from './security-map.ts';

const lists = controlLists();
const controls = lists.flatMap((list) => list.controls);
const tests = titledTests();
const path = join(projectRoot, 'docs/security.md');

describe('controls and the tests that show them', () => {
  it('docs/security.md is what the titles of the tests say (npm run security writes it)', async () => {
    await expect(securityDocument(lists, tests)).toMatchFileSnapshot(path);
  });

  it('every SEC and ASVS id in a title is a known control', () => {
    const known = new Set(controls.map(({ id }) => id));
    const unknown = tests.flatMap(({ file, ids }) =>
      ids.filter((id) => !id.startsWith('R') && !known.has(id)).map((id) => `${file}: ${id}`),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('every control that this release takes is shown by a test', () => {
    const shown = new Set(tests.flatMap(({ ids }) => ids));
    expect(controls.filter(({ id, taken }) => taken && !shown.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('npm run requirements asks for each of them', () => {
    const text = readFileSync(join(projectRoot, 'docs/requirements.json'), 'utf8');
    const wanted = new Set((JSON.parse(text) as { id: string }[]).map(({ id }) => id));
    expect(controls.filter(({ id, taken }) => taken && !wanted.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('every template that a control leads to is there, with its section', () => {
    const broken = controls.flatMap(({ id, template }) => {
      const [file = '', section] = (template ?? '').split('#');
      if (file === '') return [];
      if (!existsSync(join(projectRoot, file))) return [`${id}: ${file}`];
      const heads = [...readFileSync(join(projectRoot, file), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
        words.toLowerCase().replaceAll(' ', '-'),
      );
      return section === undefined || heads.includes(section) ? [] : [`${id}: ${template}`];
    });
    expect(broken).toEqual([]);
  });

  it.each([
    ['ASVS 6.2.4 6.2.11 x', ['ASVS 6.2.4', 'ASVS 6.2.11']],
    ['ASVS 6.2.1–6.2.3, 6.2.9 x', ['ASVS 6.2.1', 'ASVS 6.2.2', 'ASVS 6.2.3', 'ASVS 6.2.9']],
    ['SEC-05 R4 five wrong passwords in 10.0.0.1', ['SEC-05', 'R4']],
    ['R12 and R1', ['R12', 'R1']],
  ])('reads the ids of “%s”', (title, ids) => {
    expect(idsOf(title)).toEqual(ids);
  });
});
