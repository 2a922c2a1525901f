import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/config/project-root.ts';
import { openApiDocument } from './openapi.ts';
import { permissionMatrix } from './permission-matrix.ts';

/** Columns after which a value is written over several lines; what holds one thing alone stays in the line of that thing. */
const WIDTH = 140;

const printed = (value: unknown, indent = ''): string => {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= WIDTH) return flat;
  const [only, ...more] = Array.isArray(value) ? [] : Object.entries(value);
  if (only && more.length === 0) return `{${JSON.stringify(only[0])}:${printed(only[1], indent)}}`;
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
