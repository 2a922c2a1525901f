import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/config/project-root.ts';
import { openApiDocument } from './openapi.ts';
import { permissionMatrix } from './permission-matrix.ts';

const openapi = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
if (process.argv.includes('--print')) process.stdout.write(openapi);
else {
  writeFileSync(join(projectRoot, 'openapi.json'), openapi);
  writeFileSync(join(projectRoot, 'docs', 'permissions.md'), permissionMatrix());
}
