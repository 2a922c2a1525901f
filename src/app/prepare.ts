import { systemClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { openEmbedded } from '../platform/db/open.ts';
import { readArguments } from './arguments.ts';
import { prepareInstallation } from './installation.ts';

/** Prepares an embedded installation and ends: schema, and the demonstration province where it was asked for. */

// Whoever started it waits for it; where that one was killed there is nobody to serve what it loads, and the directory is to be free again.
const endWithParent = (): void => void process.kill(process.pid, 'SIGKILL');
process.once('disconnect', endWithParent);
// It may have gone before anything here was listening.
if (process.connected === false) endWithParent();

const config = readConfig(process.env);
const database = await openEmbedded(config.dataDirectory);
try {
  await prepareInstallation({
    database,
    config,
    wish: readArguments(process.argv.slice(2)),
    clock: systemClock,
  });
} finally {
  await database.close();
  process.removeAllListeners('disconnect');
  if (process.connected) process.disconnect();
}
