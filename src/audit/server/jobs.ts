import { join } from 'node:path';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import type { Job, JobContext } from '../../platform/jobs/job.ts';
import type { JobConfig } from '../../platform/manifest.ts';
import { oneLine } from '../../platform/text/one-line.ts';
import { removeOldEvents } from './remove-old.ts';
import { sealNext } from './seal.ts';
import type { SealPlaces } from './signing-key.ts';
import { SEALING_JOB } from './verify-seal.ts';
import { diskUse, watchStore } from './watch-store.ts';

/** Seals what has been written since, batch after batch, each in a transaction of its own. */
export const sealTrail = async (places: SealPlaces, { db, clock }: Pick<JobContext, 'db' | 'clock'>): Promise<void> => {
  let sealed: number;
  do sealed = await systemTransaction(db, (tx) => sealNext(tx, places, clock()));
  while (sealed > 0);
};

/** Every five minutes, and once more when the server stops. */
const sealing = (places: SealPlaces): Job => ({
  name: SEALING_JOB,
  title: 'Niêm phong nhật ký',
  lane: 'seal',
  cron: '*/5 * * * *',
  run: (context) => sealTrail(places, context),
});

/** Sends the last checkpoint where an attacker of this machine does not reach: once a day, where mail is configured. */
const mailing = (recipient: string | undefined): Job => ({
  name: 'audit-checkpoint-mail',
  title: 'Gửi thư điểm kiểm chứng nhật ký',
  lane: 'mail',
  cron: '30 7 * * *',
  run: async ({ db, mail }) => {
    if (mail === undefined || recipient === undefined) return;
    const last = await systemTransaction(db, (tx) =>
      tx.selectFrom('audit_checkpoint').select(['size', 'note']).orderBy('size', 'desc').limit(1).executeTakeFirst(),
    );
    if (last === undefined) return;
    await mail.send({
      to: recipient,
      subject: oneLine(`Điểm kiểm chứng nhật ký: ${last.size} dòng đã niêm phong`),
      text: `Hãy giữ thư này. Khi cần đối chiếu, chạy lệnh "npm run audit -- verify" và so với phần dưới đây.\n\n${last.note}`,
      attachments: [{ name: `diem-kiem-chung-${last.size}.txt`, mediaType: 'text/plain', content: last.note }],
    });
  },
});

/** Removes what has passed its term, once a night: minutes of work where a shorter term was chosen. */
const removing: Job = {
  name: 'audit-removal',
  title: 'Xóa nhật ký hết thời hạn lưu',
  lane: 'long',
  cancellable: true,
  leaves: ['audit.remove'],
  cron: '40 1 * * *',
  run: removeOldEvents,
};

/** Looks every hour how full the disk is. */
const watching = (directory: string): Job => ({
  name: 'audit-store',
  title: 'Theo dõi dung lượng lưu nhật ký',
  leaves: ['audit.store-full'],
  cron: '10 * * * *',
  run: async (context) => watchStore(context, await diskUse(directory)),
});

/** Where this installation keeps the seal of its trail. */
export const sealPlaces = ({
  auditDirectory,
  dataDirectory,
}: Pick<JobConfig, 'auditDirectory' | 'dataDirectory'>): SealPlaces => ({
  directory: auditDirectory ?? join(dataDirectory, 'kiem-chung'),
  keyFile: join(dataDirectory, 'khoa-niem-phong'),
});

export const auditJobs = (config: JobConfig): Job[] => {
  const places = sealPlaces(config);
  return [sealing(places), mailing(config.auditMailTo), removing, watching(places.directory)];
};
