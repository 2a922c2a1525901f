import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type MachineCalls, openMachineCalls } from '../platform/call/machine.ts';
import { systemClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { StartRefused } from '../platform/config/start-refused.ts';
import { admitApplication } from '../platform/db/application-role.ts';
import type { Database } from '../platform/db/open.ts';
import { bindings } from './bindings.ts';
import { commandDoor } from './command-door.ts';
import { gate } from './gate.ts';
import { applicationLogin, openDatabase } from './open-database.ts';

/**
 * The calls of one command over an installation that was started before: rows by the caller's scope, under the role of requests. Work
 * that they leave behind is done by the server.
 */
export const withCommandCalls = async <V>(
  config: Config,
  work: (calls: MachineCalls, database: Database) => Promise<V>,
): Promise<V> => {
  if (!config.databaseUrl && !existsSync(join(config.dataDirectory, 'pgdata')))
    throw new StartRefused(`Không có cơ sở dữ liệu trong ${config.dataDirectory}. Đặt DATA_DIR hoặc DATABASE_URL.`);
  const database = await openDatabase(config);
  try {
    await admitApplication(database, { login: applicationLogin(config), migrated: false });
    const door = { ...commandDoor(config), gate, database, clock: systemClock };
    return await work(openMachineCalls(door, bindings), database);
  } finally {
    await database.close();
  }
};
