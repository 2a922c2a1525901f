import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/config/project-root.ts';
import { openApiDocument } from './openapi.ts';

const text = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(join(projectRoot, 'openapi.json'), text);
