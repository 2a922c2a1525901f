import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../../../audit/server/index.ts';
import type { Db } from '../../../platform/db/open.ts';
import type { BackupManifest } from '../../rules/backup-manifest.ts';
import { BackupRefused } from '../../rules/refusal.ts';
import { checkWhole, type Whole } from './check.ts';
import { contentOf, type Piece } from './content.ts';
import type { Told } from './dump.ts';
import { demandEmpty, demandKnownSchema, loadBackup } from './load.ts';

/** The known text that an installation's secret keys open (SEC-22), as the backup holds it. */
const SECRET_CHECK = 'secret_check';

type Setting = { readonly name: string; readonly value: string };

const secretCheckIn = (piece: Piece): unknown => {
  if (!('table' in piece) || piece.table !== 'setting') return undefined;
  const rows = piece.lines.toString('utf8').trimEnd().split('\n');
  const row = rows.map((line) => JSON.parse(line) as Setting).find(({ name }) => name === SECRET_CHECK);
  return row && JSON.parse(row.value);
};

export type Checked = Whole & {
  /** What the installation's secret keys have to open; undefined where it never sealed anything. */
  readonly secretCheck: unknown;
};

/** Everything that can be known of a backup before anything is touched: whole, of a known form, and under this key what it says it is. */
export const checkBackup = async (path: string, identities: readonly string[]): Promise<Checked> => {
  const whole = await checkWhole(path);
  demandKnownSchema(whole.manifest.content);
  let secretCheck: unknown;
  for await (const piece of contentOf(path, whole.manifest, identities)) secretCheck ??= secretCheckIn(piece);
  return { ...whole, secretCheck };
};

const DRAFT = '.dang-phuc-hoi';

const filesIn = (directory: string): string[] =>
  existsSync(directory)
    ? readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

/** A restore that was killed after the seal lay there finds the very same files; anything else belongs to somebody. */
const putSeal = (draft: string, directory: string): void => {
  const mine = filesIn(draft);
  const there = filesIn(directory);
  const isSame =
    there.length === mine.length &&
    mine.every((path) => {
      const other = join(directory, path.slice(draft.length));
      return existsSync(other) && readFileSync(other).equals(readFileSync(path));
    });
  if (there.length > 0 && !isSame) throw new BackupRefused('not-empty', directory);
  if (there.length > 0 || mine.length === 0) return;
  rmSync(directory, { recursive: true, force: true });
  renameSync(draft, directory);
};

export type RestoreWish = {
  /** The owner's hand over a database without a table. */
  readonly owner: Db;
  readonly path: string;
  readonly manifest: BackupManifest;
  readonly identities: readonly string[];
  /** Where the seal of the trail comes to lie. */
  readonly sealDirectory: string;
  readonly told?: Told;
  /** In the transaction of the restore, when all of it is there and compared. */
  readonly after?: (tx: Db) => Promise<void>;
};

/**
 * Takes a checked backup into an empty database, whole or not at all: one transaction, and the seal's files put in their place as its
 * last step. Killed anywhere, nothing stays but a database without a table, and it is done again.
 */
export const restoreBackup = async (wish: RestoreWish): Promise<void> => {
  const { owner, path, manifest, identities, sealDirectory, told, after } = wish;
  const draft = `${sealDirectory}${DRAFT}`;
  await demandEmpty(owner);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    await owner.transaction().execute(async (tx) => {
      await loadBackup({
        tx,
        content: manifest.content,
        pieces: contentOf(path, manifest, identities),
        file: (name, content) => writeDurably(join(draft, name.slice('seal/'.length)), content.toString('utf8')),
        ...(told ? { told } : {}),
      });
      await after?.(tx);
      putSeal(draft, sealDirectory);
    });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};
