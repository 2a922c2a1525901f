import { join } from 'node:path';
import { sql } from 'kysely';
import type { Checked, DrillTask, OpenTrial, Trial } from '../backups/server/index.ts';
import { printEmptyForm } from '../forms/contract.ts';
import { carryOverVersions } from '../forms/server/index.ts';
import { type MachineCalls, openMachineCalls } from '../platform/call/machine.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { projectRoot } from '../platform/config/project-root.ts';
import { admitApplication } from '../platform/db/application-role.ts';
import { migrate } from '../platform/db/migrate.ts';
import type { Database, Db } from '../platform/db/open.ts';
import { systemTransaction } from '../platform/db/system-transaction.ts';
import { openQueue } from '../platform/jobs/queue.ts';
import { openKeyFile } from '../platform/secrets/key-file.ts';
import { openSecretsOf, type Secrets } from '../platform/secrets/secrets.ts';
import { signIn } from '../sign-in/contract.ts';
import { dropSecondFactor, issueTo } from '../sign-in/server/index.ts';
import { getTotal } from '../totals/contract.ts';
import { bindings } from './bindings.ts';
import { compose } from './compose.ts';
import { gate } from './gate.ts';
import { demandFit } from './installation-secrets.ts';

/** Somebody who may read figures, for whom the restored system is asked. */
type Tester = { readonly id: string; readonly username: string; readonly unitName: string };

const findTester = async (db: Db): Promise<Tester | undefined> => {
  const { rows } = await sql<Tester>`
    select a.id, a.username, '' as "unitName" from account a join credential c on c.account_id = a.id
    where a.state = 'active' and a.kind = 'operator'
    order by a.duties && array['leader', 'approval', 'campaigns', 'catalogue'] desc, a.username limit 1`.execute(db);
  return rows[0];
};

type Restored = { readonly database: Database; readonly secrets: Secrets; readonly calls: MachineCalls };

/** Through the real door: a one-time password in the copy, and the sign-in that every browser makes. */
const trySignIn = async ({ database, secrets }: Restored, tester: Tester): Promise<string> => {
  const issued = await systemTransaction(database.db, async (tx) => {
    await dropSecondFactor(tx, tester.id);
    return issueTo({ tx, now: systemClock() }, tester);
  });
  const queue = openQueue(systemClock);
  const server = await compose({ database, secrets, queue, clock: systemClock, logLevel: 'silent' });
  try {
    const { username, oneTimePassword: password } = issued;
    const { statusCode } = await server.inject({
      method: signIn.method,
      url: signIn.path,
      payload: { username, password },
    });
    if (statusCode !== 200) throw new Error(`đăng nhập thử bằng ${username}: ${statusCode}`);
    return `tài khoản ${username} đăng nhập được`;
  } finally {
    await server.close();
  }
};

const tryTotal = async ({ database, calls }: Restored, tester: Tester): Promise<string> => {
  const figures = await database.owner
    .selectFrom('submission as s')
    .innerJoin('round as r', 'r.id', 's.round_id')
    .innerJoin('form as f', 'f.id', 'r.form_id')
    .select(['f.code as form', 'r.period'])
    .where('s.state', 'in', ['submitted', 'accepted'])
    .orderBy('r.period', 'desc')
    .orderBy('f.code')
    .limit(1)
    .executeTakeFirst();
  if (figures === undefined) return 'chưa có số liệu nào để cộng';
  const total = await calls.perform(
    getTotal,
    { query: { ...figures } },
    { accountId: tester.id, name: 'npm run drill' },
  );
  const cells = Object.values(total.cells).filter((figure) => figure !== null).length;
  return `${total.form} ${total.periodName}, ${total.unit.name}: ${cells} ô có số`;
};

const tryPrint = async ({ database, calls }: Restored, tester: Tester): Promise<string> => {
  const form = await database.owner
    .selectFrom('form_version as v')
    .innerJoin('form as f', 'f.id', 'v.form_id')
    .select(['f.code', 'v.number as version'])
    .orderBy('f.code')
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (form === undefined) return 'chưa có phiếu nào để in';
  const paper = await calls.perform(
    printEmptyForm,
    { params: form, query: {} },
    { accountId: tester.id, name: 'npm run drill' },
  );
  const bytes = typeof paper.content === 'function' ? await paper.content() : paper.content;
  if (!(bytes instanceof Uint8Array) || !Buffer.from(bytes).subarray(0, 5).equals(Buffer.from('%PDF-')))
    throw new Error(`in ${form.code}: không ra PDF`);
  return `${form.code} bản ${form.version}, ${bytes.length} byte PDF`;
};

const open = async (
  database: Database,
  { secretKeysFile }: DrillTask,
  { secretCheck }: Checked,
): Promise<OpenTrial> => {
  const secrets = openSecretsOf(openKeyFile(secretKeysFile));
  if (secretCheck !== undefined) demandFit(secrets, secretCheck, secretKeysFile);
  // A backup of an older version goes the way of its next start.
  await migrate(database.owner, join(projectRoot, 'migrations'));
  await carryOverVersions(database.owner);
  await admitApplication(database);
  const queue = openQueue(systemClock);
  const calls = openMachineCalls({ database, gate, clock: systemClock, secrets, queue }, bindings);
  const restored: Restored = { database, secrets, calls };
  const tester = await findTester(database.owner);
  if (tester === undefined) throw new Error('bản phục hồi không có tài khoản nào của Tổ công tác');
  return {
    try: (step) => {
      if (step === 'sign-in') return trySignIn(restored, tester);
      return step === 'total' ? tryTotal(restored, tester) : tryPrint(restored, tester);
    },
    close: async () => undefined,
  };
};

/** What a restored system has to be able to do: let somebody in, add up, print. */
export const trial: Trial = { steps: ['sign-in', 'total', 'print'], open };
