import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { learnPlan, planOf } from '../backups/server/index.ts';
import { carryOverVersions } from '../forms/server/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { projectRoot } from '../platform/config/project-root.ts';
import { StartRefused } from '../platform/config/start-refused.ts';
import { admitApplication } from '../platform/db/application-role.ts';
import { migrate } from '../platform/db/migrate.ts';
import type { Database, Db } from '../platform/db/open.ts';
import { keepSetting } from '../platform/db/settings.ts';
import { systemTransaction } from '../platform/db/system-transaction.ts';
import type { Secrets } from '../platform/secrets/secrets.ts';
import { learnNames } from '../policy/server/index.ts';
import type { Wish } from './arguments.ts';
import { loadDemonstration } from './demo/load.ts';
import { openInstallationSecrets } from './installation-secrets.ts';
import { applicationLogin } from './open-database.ts';

type Preparation = {
  readonly database: Database;
  readonly config: Config;
  readonly wish: Wish;
  readonly clock: Clock;
};
/** The lines to print, and the secrets under keys that were shown to fit this database. */
type Prepared = { readonly messages: readonly string[]; readonly secrets: Secrets };

const POWER_CUT =
  'Lưu ý: đang dùng cơ sở dữ liệu nhúng. Nó không chắc giữ được số liệu khi mất điện đột ngột, chỉ nên dùng để dùng thử. Vận hành thật: đặt DATABASE_URL tới máy chủ PostgreSQL 15 trở lên.';

const settings = async (db: Db): Promise<Map<string, unknown>> => {
  const rows = await db.selectFrom('setting').select(['name', 'value']).execute();
  return new Map(rows.map(({ name, value }) => [name, value]));
};

/** Brings the schema forward, then makes the database what was asked for. */
export const prepareInstallation = async ({ database, config, wish, clock }: Preparation): Promise<Prepared> => {
  const { owner: db } = database;
  const migrated = (await migrate(db, join(projectRoot, 'migrations'))).length > 0;
  await carryOverVersions(db);
  const unguarded = await admitApplication(database, { login: applicationLogin(config), migrated });
  await learnNames(db, clock());
  await learnBackups(db, config, clock());
  const known = await settings(db);
  const demonstration = known.get('demonstration') === true;
  const hasPeople = (await db.selectFrom('account').select('id').limit(1).execute()).length > 0;
  if (demonstration && wish === 'empty')
    throw new StartRefused(
      'Cơ sở dữ liệu này là bản minh họa, không thể chuyển thành hệ thống thật. Chọn DATA_DIR hoặc DATABASE_URL khác cho cài đặt trống.',
    );
  if (hasPeople && !demonstration && wish === 'demonstration')
    throw new StartRefused(
      'Cơ sở dữ liệu này đang chứa dữ liệu thật, không thể nạp tỉnh minh họa vào. Chọn DATA_DIR hoặc DATABASE_URL khác.',
    );
  const lines = [...(database.engine === 'embedded' ? [POWER_CUT] : []), ...(unguarded ? [unguarded] : [])];
  const wantsDemonstration =
    !hasPeople && (wish === 'demonstration' || (wish === 'default' && config.databaseUrl === undefined));
  const secrets = await openInstallationSecrets(db, config, !demonstration && !wantsDemonstration);
  const prepared = (more: readonly string[]): Prepared => ({ messages: [...lines, ...more], secrets });
  if (hasPeople) return prepared(demonstration ? demonstrationLines(config) : []);
  return prepared(wantsDemonstration ? await demonstrate(db, config, clock, secrets) : await awaitSetup(db, config));
};

/** What the page says of backups; a key that is to be made at the first one counts as here. */
const learnBackups = (db: Db, config: Config, now: Date): Promise<void> => {
  const plan = planOf(config);
  return learnPlan(db, plan, { canDrill: plan.ownKey || existsSync(plan.keyFile), now });
};

const demonstrationLines = ({ dataDirectory }: Config): string[] => [
  'Tỉnh minh họa: mọi số liệu đều là SỐ LIỆU MINH HỌA.',
  `Tên đăng nhập và mật khẩu dùng một lần của các đơn vị: ${join(dataDirectory, 'tai-khoan-minh-hoa.csv')}`,
];

const demonstrate = async (db: Db, config: Config, clock: Clock, secrets: Secrets): Promise<string[]> => {
  await systemTransaction(db, async (tx) => {
    await keepSetting(tx, 'demonstration', true);
    const isOwnMachine = config.databaseUrl === undefined;
    await loadDemonstration(tx, { now: clock(), directory: config.dataDirectory, secrets, isOwnMachine });
  });
  await systemTransaction(db, (tx) => sql`analyze`.execute(tx));
  return demonstrationLines(config);
};

/** An empty installation has no account at all: a one-time secret, kept only as a digest, creates the first operator. */
const awaitSetup = async (db: Db, config: Config): Promise<string[]> => {
  const secret = config.setupSecret ?? randomBytes(24).toString('base64url');
  await keepSetting(db, 'setup_secret', createHash('sha256').update(secret).digest('hex'));
  return [
    'Cài đặt trống: chưa có đơn vị, phiếu và tài khoản nào.',
    `Mã thiết lập dùng một lần (tạo thành viên Tổ công tác đầu tiên tại /thiet-lap): ${secret}`,
  ];
};
