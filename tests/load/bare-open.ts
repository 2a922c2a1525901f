import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/**
 * A process of its own that does nothing but hold an embedded database open: what cold start and memory are compared with.
 * `node bare-open.js <data directory>` writes one line once a query was answered and ends when its input does.
 */
const engine = await PGlite.create({ dataDir: join(process.argv[2] ?? '', 'pgdata'), relaxedDurability: false });
await engine.query('select count(*) from submission');
process.stdout.write('open\n');
process.stdin.on('end', () => void engine.close()).resume();
