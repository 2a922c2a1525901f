import { systemTransaction } from '../db/system-transaction.ts';
import type { Job } from '../jobs/job.ts';

/** A request is repeated within minutes; what it was answered holds people's data and is kept no longer than a week. */
const KEPT_MS = 7 * 86_400_000;

/** Every night: forgets the keys of requests, and their answers, after seven days. */
export const forgetRequestKeys: Job = {
  name: 'forget-request-keys',
  title: 'Xóa mã yêu cầu cũ',
  cron: '20 2 * * *',
  run: async ({ db, clock }) => {
    await systemTransaction(db, (tx) =>
      tx
        .deleteFrom('request_key')
        .where('at', '<', new Date(clock().getTime() - KEPT_MS))
        .execute(),
    );
  },
};
