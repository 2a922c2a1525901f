import { createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { sql } from 'kysely';
import { listBatches, PUBLIC_KEY_FILE } from '../../../audit/server/index.ts';
import type { Db } from '../../../platform/db/open.ts';
import { type Content, contentText, type FileContent, FORMAT, type TableContent } from '../../rules/backup-manifest.ts';
import { readSequences, readTables, type TableShape } from './catalog.ts';
import { linesOf, writeExactly } from './rows.ts';
import { END, entryOf } from './tar.ts';

/** What is known of a backup before it is made. */
export type Facts = Pick<Content, 'id' | 'installation' | 'product'>;
export type Told = (done: number, of: number, words: string) => void;
type Wish = {
  readonly facts: Facts;
  /** The directory of the trail's seal outside the database. */
  readonly sealDirectory: string;
  readonly told?: Told;
  /** Receives what was written, once all of it is. */
  readonly done: (content: Content) => void;
};

const sha256 = (): Hash => createHash('sha256');

/** Written beside the data: what the database was migrated by, when it stood so, and the last signed state of its trail. */
const standing = async (tx: Db): Promise<Pick<Content, 'at' | 'migrations' | 'seal'>> => {
  const at = await sql<{ at: Date }>`select now() as at`.execute(tx);
  const migrations = await sql<{ name: string; digest: string }>`
    select name, digest from migration order by name collate "C"`.execute(tx);
  const seal = await sql<{ size: string; root: string }>`
    select size::text, encode(root, 'hex') as root from audit_checkpoint c order by c.size desc limit 1`.execute(tx);
  const last = seal.rows[0];
  return {
    at: new Date(at.rows[0]?.at ?? 0).toISOString(),
    migrations: migrations.rows,
    seal: last ? { size: Number(last.size), root: last.root } : null,
  };
};

/** The entries of one table, `tables/<name>/000001.jsonl` and on. */
async function* dumpTable(tx: Db, table: TableShape, done: (content: TableContent) => void): AsyncGenerator<Buffer> {
  const hash = sha256();
  let [rows, bytes, piece] = [0, 0, 0];
  for await (const lines of linesOf(tx, table)) {
    const text = Buffer.from(lines.text, 'utf8');
    hash.update(text);
    rows += lines.rows;
    bytes += text.length;
    piece += 1;
    yield entryOf(`tables/${table.name}/${String(piece).padStart(6, '0')}.jsonl`, text);
  }
  done({ name: table.name, columns: [...table.columns], rows, bytes, sha256: hash.digest('hex') });
}

/** The seal outside as far as the database knows it: what was laid after the snapshot's instant belongs to a later backup. */
function* dumpSeal(directory: string, size: number, done: (file: FileContent) => void): Generator<Buffer> {
  const batches = listBatches(directory).filter(({ to }) => to <= size);
  const paths = batches.map(({ path }) => relative(directory, path));
  for (const path of batches.length > 0 ? [PUBLIC_KEY_FILE, ...paths] : []) {
    const content = readFileSync(`${directory}/${path}`);
    done({ name: `seal/${path}`, bytes: content.length, sha256: sha256().update(content).digest('hex') });
    yield entryOf(`seal/${path}`, content);
  }
}

/**
 * Everything that an installation holds, as the parts of a tar: a table a folder of JSON lines, the seal of the trail, and last what it
 * all is. Within a transaction that sees one instant.
 */
export async function* dump(tx: Db, { facts, sealDirectory, told, done }: Wish): AsyncGenerator<Buffer> {
  await writeExactly(tx);
  const shapes = await readTables(tx);
  const before = await standing(tx);
  const sequences = [...(await readSequences(tx))];
  const tables: TableContent[] = [];
  const files: FileContent[] = [];
  for (const table of shapes) {
    told?.(tables.length, shapes.length, table.name);
    yield* dumpTable(tx, table, (content) => void tables.push(content));
  }
  yield* dumpSeal(sealDirectory, before.seal?.size ?? 0, (file) => void files.push(file));
  const content: Content = { format: FORMAT, ...facts, ...before, tables, sequences, files };
  yield entryOf('content.json', Buffer.from(contentText(content), 'utf8'));
  yield END;
  done(content);
}
