import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const climb = (directory: string): string => {
  if (existsSync(join(directory, 'migrations')) && existsSync(join(directory, 'package.json'))) return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error('the project folder (with migrations/) was not found');
  return climb(parent);
};

/** The folder that holds package.json, migrations/ and catalog/, from the sources and from dist/ alike. */
export const projectRoot: string = climb(dirname(fileURLToPath(import.meta.url)));
