import { join } from 'node:path';
import { systemClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { projectRoot } from '../platform/config/project-root.ts';
import { DirectoryInUse } from '../platform/db/lock-file.ts';
import { type Database, openEmbedded, openServer } from '../platform/db/open.ts';
import { keysFrom } from '../platform/secrets/key-file.ts';
import { openSecrets } from '../platform/secrets/secrets.ts';
import { readArguments } from './arguments.ts';
import { compose } from './compose.ts';
import { isStillToLoad, loadApart } from './demo/load-apart.ts';
import { prepareInstallation } from './installation.ts';
import { stopOnSignal } from './stop.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  const wish = readArguments(process.argv.slice(2));
  const secrets = openSecrets(keysFrom(join(config.dataDirectory, 'khoa-bi-mat')));
  if (!config.databaseUrl && wish !== 'empty' && isStillToLoad(config.dataDirectory)) {
    say('Đang nạp tỉnh minh họa, khoảng nửa phút…');
    await loadApart(process.argv.slice(2));
  }
  const database: Database = config.databaseUrl
    ? openServer({
        url: config.databaseUrl,
        onError: (error) => process.stderr.write(`Mất kết nối tới máy chủ cơ sở dữ liệu: ${error.message}\n`),
      })
    : await openEmbedded(config.dataDirectory);
  try {
    const messages = await prepareInstallation({ database, config, wish, secrets, clock: systemClock });
    const server = await compose({
      database,
      clock: systemClock,
      logLevel: config.logLevel,
      secrets,
      queue: { add: async () => undefined },
      webDirectory: join(projectRoot, 'dist', 'web'),
      trustedProxies: config.trustedProxies,
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
    });
    stopOnSignal(server, database);
    const address = await server.listen({ host: config.host, port: config.port });
    for (const line of messages) say(line);
    say(`Hệ thống đã sẵn sàng tại ${config.publicUrl ?? address}`);
  } catch (error) {
    await database.close();
    throw error;
  }
};

start().catch((error: unknown) => {
  const known = error instanceof DirectoryInUse || (error instanceof Error && error.name === 'StartRefused');
  process.stderr.write(
    `${known ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
