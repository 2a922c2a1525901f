import { join } from 'node:path';
import { sql } from 'kysely';
import { readEvents } from '../../src/audit/server/event-rows.ts';
import { trailOf } from '../../src/audit/server/record.ts';
import { sealNext } from '../../src/audit/server/seal.ts';
import { verifyTrail } from '../../src/audit/server/verify.ts';
import type { Db } from '../../src/platform/db/open.ts';
import { systemTransaction } from '../../src/platform/db/system-transaction.ts';
import type { Measured } from './measured.ts';
import type { Site } from './site.ts';

/** The check of a million events (R27), against reading the same rows and doing nothing with them. */
const EVENTS = 1_000_000;
const DISTINCT = 1_000;
const PAGE = 10_000;

const facts = (index: number) => ({
  id: `yeu-cau-${index}`,
  address: '10.11.12.13',
  port: 40_000 + index,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/120',
});

/** Events as submissions leave them; the content comes again, id and time of the database differ. */
const seed = async (db: Db): Promise<void> => {
  await systemTransaction(db, async (tx) => {
    for (let index = 0; index < DISTINCT; index++) {
      const detail = { revision: 1, digest: `sha256:${String(index).padStart(64, '0')}`, warnings: 0 };
      const event = {
        action: 'submission.submit',
        objectType: 'submission',
        objectId: crypto.randomUUID(),
        unitId: index,
        detail,
        before: { index },
        after: detail,
        result: 'done' as const,
      };
      await trailOf([{ actor: undefined, event }], facts(index), new Date(1_669_168_800_000 + index)).execute(tx);
    }
  });
  const copies = sql`at, account_id, account_name, custodian_id, custodian_name, unit_id, action, object_type, object_id, result, reason, detail, address, port,
    user_agent, request_id, digest, format, account_kind, actor_unit_id, before_digest, after_digest`;
  const already = await systemTransaction(db, (tx) =>
    sql<{ least: number }>`select max(id) - ${DISTINCT - 1} as least from audit_event`.execute(tx),
  );
  const least = already.rows[0]?.least ?? 1;
  for (let done = DISTINCT; done < EVENTS; done += 50 * DISTINCT)
    await systemTransaction(db, (tx) =>
      sql`insert into audit_event (${copies}) select ${copies} from audit_event, generate_series(1, 50) where id between ${least}::bigint and ${least + DISTINCT - 1}::bigint order by generate_series, id`.execute(
        tx,
      ),
    );
  await sql`analyze`.execute(db);
};

const DAY_MS = 86_400_000;

/**
 * A batch a day, as a province fills them: each run looks through what came since the seal of the day before. (A million events of one
 * single day would be looked through from its beginning by every run.)
 */
const sealAll = async (db: Db, site: Site, directory: string): Promise<number> => {
  const began = performance.now();
  const places = { directory, keyFile: join(site.directory, 'khoa-niem-phong') };
  for (let at = Date.now(); (await systemTransaction(db, (tx) => sealNext(tx, places, new Date(at)))) > 0; )
    at += DAY_MS + 1;
  return (performance.now() - began) / 1000;
};

const readBare = async (db: Db): Promise<number> => {
  const began = performance.now();
  for (let after = 0; ; ) {
    const rows = await systemTransaction(db, (tx) => readEvents(tx, sql`e.id > ${after}`, PAGE));
    const last = rows.at(-1);
    if (last === undefined) return (performance.now() - began) / 1000;
    after = last.id;
  }
};

export const measureVerify = async (site: Site): Promise<Measured[]> => {
  const database = await site.open();
  try {
    const { owner } = database;
    const directory = join(site.directory, 'kiem-chung');
    await seed(owner);
    const sealing = await sealAll(owner, site, directory);
    const bare = await readBare(owner);
    const began = performance.now();
    const { finding, sealed } = await verifyTrail({ db: owner, directory, now: new Date() });
    const verified = (performance.now() - began) / 1000;
    if (finding || sealed < EVENTS)
      throw new Error(`the trail is not whole: ${JSON.stringify(finding)}, ${sealed} sealed`);
    return [
      {
        name: `audit.verify.${site.engine}`,
        value: verified,
        baseline: bare,
        unit: 's',
        hold: { of: 'value', bound: 'most', limit: 60 },
      },
      { name: `audit.seal.${site.engine}`, value: sealing, baseline: bare, unit: 's' },
    ];
  } finally {
    await database.close();
  }
};
