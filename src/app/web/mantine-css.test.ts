import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../platform/config/project-root.ts';

const mantine = join(projectRoot, 'node_modules', '@mantine', 'core');
const read = (path: string): string => readFileSync(path, 'utf8');

const shown = (): string[] =>
  readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => [...read(join(projectRoot, 'src', path)).matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
    .filter((name) => existsSync(join(mantine, 'esm', 'components', name, `${name}.mjs`)));

/** The style sheets of a component and of all that it is made of, as Mantine's own modules import each other. */
const sheetsOf = (file: string, seen: Set<string>): string[] => {
  if (seen.has(file)) return [];
  seen.add(file);
  const name = basename(file, '.module.mjs');
  const own = file.endsWith('.module.mjs') && existsSync(join(mantine, 'styles', `${name}.css`)) ? [name] : [];
  const inner = [...read(file).matchAll(/from "(\.[^"]+\.mjs)"/g)].map(([, path = '']) => join(dirname(file), path));
  return [...own, ...inner.flatMap((path) => sheetsOf(path, seen))];
};

it('R37 the page brings the style sheets of the Mantine components it shows, and no other', () => {
  const seen = new Set<string>();
  const needed = shown().flatMap((name) => sheetsOf(join(mantine, 'esm', 'components', name, `${name}.mjs`), seen));
  const brought = [...read(join(import.meta.dirname, 'mantine.css')).matchAll(/styles\/(\w+)\.css/g)].map(
    ([, name = '']) => name,
  );
  expect(needed.length).toBeGreaterThan(0);
  expect(brought.filter((name) => /^[A-Z]/.test(name)).sort()).toEqual([...new Set(needed)].sort());
});

it('the parts stand in the order of the whole style sheet, where a later one refines an earlier one', () => {
  const whole = read(join(mantine, 'styles.css'));
  const places = [...read(join(import.meta.dirname, 'mantine.css')).matchAll(/styles\/([\w-]+)\.css/g)].map(
    ([, name = '']) => whole.indexOf(read(join(mantine, 'styles', `${name}.css`)).slice(0, 60)),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
