import { type Database, openEmbedded, openServer } from '../../platform/db/open.ts';
import type { Facts } from './archive/dump.ts';
import { writeBackup } from './archive/write.ts';
import { serveApart } from './run-apart.ts';

/** What to write out: a server's database, or a copy of the embedded one's directory. */
export type DumpSource = { readonly url: string } | { readonly copy: string };
export type DumpTask = {
  readonly source: DumpSource;
  readonly directory: string;
  readonly facts: Facts;
  readonly recipients: readonly string[];
  readonly sealDirectory: string;
};

const openSource = (source: DumpSource): Promise<Database> =>
  'url' in source ? Promise.resolve(openServer({ url: source.url, connections: 1 })) : openEmbedded(source.copy);

/** Writes one backup, in a process of its own. */
serveApart(async ({ source, ...task }: DumpTask, told) => {
  const database = await openSource(source);
  try {
    return await writeBackup({ ...task, db: database.owner, told });
  } finally {
    await database.close();
  }
});
