import { getCompiled, publishDraft as publish } from '../../forms/server/index.ts';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { readsOf, standOnVersion } from '../../rounds/server/index.ts';
import type { publishDraft as route } from '../contract/publication.ts';
import { planOf } from './publication.ts';
import { writeMoved } from './touched-rounds.ts';

type Input = Pick<HandlerInput<typeof route>, 'params' | 'body'>;

/** Publishes a draft as it was previewed, and moves the sheets that are being filled to the new version. Nothing typed is lost. */
export const publishDraft = async (call: Call, { params: { id }, body }: Input) => {
  const { tx, now } = call;
  const plan = await planOf(call, id, body.period, { lock: true });
  if (plan.version !== body.version || plan.seen !== body.seen) throw problem('not-as-seen', { version: plan.version });
  if (plan.obstacles.length > 0) throw problem('in-use', { detail: plan.obstacles.join(' ') });
  const { effectiveFrom } = plan;
  const published = await publish(call, { id, effectiveFrom, basis: body.basis, note: body.note });
  const form = await getCompiled(tx, published.versionId);
  const moving = plan.rounds.filter(({ outcome }) => outcome === 'moves');
  for (const round of moving) {
    await standOnVersion(tx, round.id, published.versionId, readsOf(form, round.period));
    await writeMoved(tx, round, { versionId: published.versionId, form, now });
  }
  const moved = moving.reduce((sum, { sheets }) => sum + sheets, 0);
  const left = moving.reduce((sum, round) => sum + round.left, 0);
  await call.audit({
    action: 'form.publish-draft',
    objectType: 'form',
    objectId: published.code,
    detail: { version: published.number, effectiveFrom, moved, left },
  });
  return { code: published.code, version: published.number, moved, left };
};
