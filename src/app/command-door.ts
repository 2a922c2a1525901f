import { trailOf } from '../audit/server/index.ts';
import type { SystemDoor } from '../platform/call/machine.ts';
import { systemClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { openQueue } from '../platform/jobs/queue.ts';
import { openKeyFile } from '../platform/secrets/key-file.ts';
import { openSecretsOf, type Secrets } from '../platform/secrets/secrets.ts';
import { keyPathOf } from './installation-secrets.ts';

/** The key file is read only by a command that seals or opens something: a way in must not need it. */
const secretsOf = (config: Config): Secrets =>
  openSecretsOf({ ring: (fresh) => openKeyFile(keyPathOf(config)).ring(fresh) });

/** What calls of a command need besides their transaction; work that they leave behind is done by the server. */
export const commandDoor = (config: Config): SystemDoor => ({
  gate: { trail: trailOf },
  secrets: secretsOf(config),
  queue: openQueue(systemClock),
});
