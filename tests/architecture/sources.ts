import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectRoot } from '../../src/platform/config/project-root.ts';

export type Source = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
};

const walk = (directory: string): string[] =>
  readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });

const importsOf = (path: string, text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) =>
    relative(projectRoot, join(dirname(join(projectRoot, path)), target ?? '')),
  );

/** Every TypeScript source under src/, with the project files it imports (paths from the project root). */
export const sources: readonly Source[] = walk(join(projectRoot, 'src'))
  .filter((path) => /\.tsx?$/.test(path))
  .map((absolute) => {
    const path = relative(projectRoot, absolute);
    const text = readFileSync(absolute, 'utf8');
    return { path, text, imports: importsOf(path, text) };
  });
