import { join } from 'node:path';
import { projectRoot } from '../config/project-root.ts';

/** Templates are not compiled: the sources and the built server read the same folder. */
export const templateFolder = join(projectRoot, 'src', 'platform', 'print', 'typst');
