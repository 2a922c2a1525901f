import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/config/project-root.ts';
import { openApiDocument } from './openapi.ts';
import { permissionMatrix } from './permission-matrix.ts';

/** Columns after which a value is written over several lines: short enough to read a difference by, and a third of one property a line. */
const WIDTH = 140;

const printed = (value: unknown, indent = ''): string => {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= WIDTH) return flat;
  const deeper = `${indent}  `;
  const [open, lines, close] = Array.isArray(value)
    ? ['[', value.map((one) => printed(one, deeper)), ']']
    : ['{', Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${printed(one, deeper)}`), '}'];
  return `${open}\n${lines.map((line) => `${deeper}${line}`).join(',\n')}\n${indent}${close}`;
};

const openapi = `${printed(await openApiDocument())}\n`;
if (process.argv.includes('--print')) process.stdout.write(openapi);
else {
  writeFileSync(join(projectRoot, 'openapi.json'), openapi);
  writeFileSync(join(projectRoot, 'docs', 'permissions.md'), permissionMatrix());
}
