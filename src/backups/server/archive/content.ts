import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type BackupManifest, contentText } from '../../rules/backup-manifest.ts';
import { BackupRefused } from '../../rules/refusal.ts';
import { opened } from './seal.ts';
import { BLOCK, readTar } from './tar.ts';

/** A piece of a table is a few megabytes; one row with a file of ten in it may be twenty as text. */
const LARGEST_PIECE = 256 * 1024 * 1024;

/** A piece of a backup's content, in the order in which it was written. */
export type Piece =
  | { readonly table: string; readonly lines: Buffer }
  | { readonly file: string; readonly content: Buffer };

const pieceOf = (name: string, content: Buffer): Piece | undefined => {
  const table = /^tables\/([a-z_][a-z0-9_]{0,62})\/\d{6}\.jsonl$/.exec(name)?.[1];
  if (table !== undefined) return { table, lines: content };
  // A name is put on a disk: no way leads out of the folder.
  return /^seal\/(\d{4}-\d{2}\/)?[\w-]+\.txt$/.test(name) ? { file: name, content } : undefined;
};

type Counted = { readonly hash: Hash; bytes: number; rows: number };

const LINE_FEED = 10;
const linesIn = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
};

/** Holds what passes against the manifest that stands beside the encrypted part. */
const watchContent = ({ content }: BackupManifest) => {
  const counted = new Map<string, Counted>();
  const countedOf = (name: string): Counted => {
    const known = counted.get(name);
    if (known) return known;
    const made = { hash: createHash('sha256'), bytes: 0, rows: 0 };
    counted.set(name, made);
    return made;
  };
  const add = (name: string, bytes: Buffer): void => {
    const one = countedOf(name);
    one.hash.update(bytes);
    one.bytes += bytes.length;
    one.rows += linesIn(bytes);
  };
  const isAs = (name: string, { bytes, sha256, rows }: { bytes: number; sha256: string; rows?: number }): boolean => {
    const found = countedOf(name);
    return found.bytes === bytes && (rows === undefined || found.rows === rows) && found.hash.digest('hex') === sha256;
  };
  return {
    add: (piece: Piece): void => ('table' in piece ? add(piece.table, piece.lines) : add(piece.file, piece.content)),
    /** Everything named was there as it was named, and nothing besides. */
    demand: (): void => {
      const named = [...content.tables, ...content.files];
      const wrong = named.find((one) => !isAs(one.name, one));
      if (wrong) throw new BackupRefused('damaged', wrong.name);
      if (counted.size !== named.length) throw new BackupRefused('damaged');
    },
  };
};

/**
 * What a whole backup holds, piece by piece, under a key. Throws at the end where the pieces are not what the manifest says: who takes
 * them into a database keeps nothing until then.
 */
export async function* contentOf(
  path: string,
  manifest: BackupManifest,
  identities: readonly string[],
): AsyncGenerator<Piece> {
  const { data, content } = manifest;
  const encrypted = createReadStream(path, { start: BLOCK, end: BLOCK + data.bytes - 1 });
  const watch = watchContent(manifest);
  let inner: string | undefined;
  try {
    for await (const { name, content: bytes } of readTar(opened(encrypted, identities), LARGEST_PIECE)) {
      if (inner !== undefined) throw new BackupRefused('damaged');
      const piece = pieceOf(name, bytes);
      if (piece) {
        watch.add(piece);
        yield piece;
      } else if (name === 'content.json') inner = bytes.toString('utf8');
      else throw new BackupRefused('damaged', name.slice(0, 60));
    }
  } finally {
    encrypted.destroy();
  }
  if (inner !== contentText(content)) throw new BackupRefused('damaged', 'content.json');
  watch.demand();
}

/** Reads everything under the key and keeps nothing: the key fits, and the content is what the manifest says. */
export const checkContent = async (
  path: string,
  manifest: BackupManifest,
  identities: readonly string[],
  each?: (piece: Piece) => void,
): Promise<void> => {
  for await (const piece of contentOf(path, manifest, identities)) each?.(piece);
};
