import { join } from 'node:path';
import { systemClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { openEmbedded } from '../platform/db/open.ts';
import { keysFrom } from '../platform/secrets/key-file.ts';
import { openSecrets } from '../platform/secrets/secrets.ts';
import { readArguments } from './arguments.ts';
import { prepareInstallation } from './installation.ts';

/** Prepares an embedded installation and ends: schema, and the demonstration province where it was asked for. */
const config = readConfig(process.env);
const database = await openEmbedded(config.dataDirectory);
try {
  const secrets = openSecrets(keysFrom(join(config.dataDirectory, 'khoa-bi-mat')));
  await prepareInstallation({
    database,
    config,
    wish: readArguments(process.argv.slice(2)),
    secrets,
    clock: systemClock,
  });
} finally {
  await database.close();
}
