import * as T from 'typebox';
import { Value } from 'typebox/value';
import { BackupRefused } from './refusal.ts';

/** The form of a backup's files. What reads an older form stays for two releases; a newer form is refused with a sentence. */
export const FORMAT = 1;

const Digest = T.String({ pattern: '^[0-9a-f]{64}$' });
const Count = T.Integer({ minimum: 0 });
const Name = T.String({ pattern: '^[a-z_][a-z0-9_]{0,62}$' });

const Column = T.Object({ name: Name, type: T.String({ minLength: 1, maxLength: 200 }) });

export const TableContent = T.Object({
  name: Name,
  columns: T.Array(Column),
  rows: Count,
  /** Of its lines, each ended by a line feed. */
  bytes: Count,
  sha256: Digest,
});
export type TableContent = T.Static<typeof TableContent>;

const FileContent = T.Object({ name: T.String({ minLength: 1, maxLength: 90 }), bytes: Count, sha256: Digest });
export type FileContent = T.Static<typeof FileContent>;

const Sequence = T.Object({ name: Name, last: T.String({ pattern: '^-?[0-9]{1,19}$' }), called: T.Boolean() });
export type Sequence = T.Static<typeof Sequence>;

/** What a backup holds: written beside the encrypted part and once more inside it. */
export const Content = T.Object({
  format: T.Integer(),
  id: T.String({ format: 'uuid' }),
  /** Which installation it is of. */
  installation: T.String({ format: 'uuid' }),
  product: T.String({ minLength: 1, maxLength: 40 }),
  /** The instant whose state it holds. */
  at: T.String({ minLength: 20, maxLength: 30 }),
  migrations: T.Array(T.Object({ name: T.String({ pattern: '^[0-9]{4}_[a-z0-9_]+\\.sql$' }), digest: Digest })),
  tables: T.Array(TableContent),
  sequences: T.Array(Sequence),
  /** The seal of the trail that lies outside the database. */
  files: T.Array(FileContent),
  /** The last signed state of the trail; null where nothing was sealed yet. */
  seal: T.Union([T.Object({ size: Count, root: Digest }), T.Null()]),
});
export type Content = T.Static<typeof Content>;

export const BackupManifest = T.Object({
  content: Content,
  data: T.Object({ name: T.Literal('data.tar.gz.age'), bytes: Count, sha256: Digest }),
  /** For whom it is encrypted. */
  recipients: T.Array(T.String({ pattern: '^age1[a-z0-9]+$', maxLength: 5000 })),
});
export type BackupManifest = T.Static<typeof BackupManifest>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new BackupRefused('damaged', 'manifest.json');
  }
};

const formatOf = (value: unknown): unknown => {
  const { content } = (typeof value === 'object' && value !== null ? value : {}) as { content?: { format?: unknown } };
  return content?.format;
};

/** A manifest's text, which was written by `manifestText`; another form of it is named by its age. */
export const readManifest = (text: string): BackupManifest => {
  const value = parsed(text);
  const format = formatOf(value);
  if (typeof format === 'number' && format > FORMAT) throw new BackupRefused('too-new');
  if (typeof format === 'number' && format < FORMAT) throw new BackupRefused('too-old');
  if (!Value.Check(BackupManifest, value)) throw new BackupRefused('damaged', 'manifest.json');
  return value;
};

export const manifestText = (manifest: BackupManifest): string => `${JSON.stringify(manifest, null, 1)}\n`;
/** As it stands inside the encrypted part. */
export const contentText = (content: Content): string => `${JSON.stringify(content, null, 1)}\n`;

/** `csdl-dan-toc-20221129T020000Z-1f0c2a9b.tar`: sorts by its instant, never names another backup. */
export const fileNameOf = ({ id, at }: Pick<Content, 'id' | 'at'>): string =>
  `csdl-dan-toc-${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z-${id.slice(0, 8)}.tar`;
