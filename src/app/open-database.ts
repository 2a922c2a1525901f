import type { Config } from '../platform/config/config.ts';
import { type Database, openEmbedded, openServer, type ServerOptions } from '../platform/db/open.ts';

type Where = Pick<Config, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDirectory'>;

/** The database that the configuration names: a server's, or the embedded one in the data directory. */
export const openDatabase = (
  { databaseUrl: url, databaseOwnerUrl: ownerUrl, dataDirectory }: Where,
  options: Omit<ServerOptions, 'url' | 'ownerUrl'> = {},
): Promise<Database> =>
  url
    ? Promise.resolve(openServer({ ...options, url, ...(ownerUrl ? { ownerUrl } : {}) }))
    : openEmbedded(dataDirectory);

/** The login of DATABASE_URL, where the tables belong to another. */
export const applicationLogin = ({ databaseUrl, databaseOwnerUrl }: Where): string | undefined =>
  databaseUrl && databaseOwnerUrl ? decodeURIComponent(new URL(databaseUrl).username) : undefined;
