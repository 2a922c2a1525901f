import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { cancelJob } from '../../platform/jobs/cancel.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { cancelJob as route } from '../contract.ts';
import { findJob } from './queries.ts';

const ended = () => problem('wrong-state', { detail: 'Công việc này đã kết thúc, không còn gì để dừng.' });

/** Cancels a job for operations or for whoever asked for it: at once where it waits, at its next step where it is at work. */
export const cancel = async (call: Call, { params }: HandlerInput<typeof route>) => {
  const job = await findJob(call, params.id);
  if (job.endedAt !== null) throw ended();
  if (job.cancelAsked) throw problem('wrong-state', { detail: 'Công việc này đang dừng theo yêu cầu trước đó.' });
  if (!job.canCancel)
    throw problem('wrong-state', {
      detail: `Việc “${job.title}” chỉ mất giây lát và phải làm trọn, không dừng giữa chừng được.`,
    });
  const state = await cancelJob(call.tx, job.id, call.now);
  if (state === undefined) throw ended();
  await call.audit({ action: 'job.cancel', objectType: 'job', objectId: job.id, detail: { job: job.name } });
  return { state };
};
