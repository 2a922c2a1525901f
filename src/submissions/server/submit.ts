import type { FormValues } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/http/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { Explanation } from '../contract.ts';
import { applyPatch, changesOf, composed, notOpened, patchTo } from '../rules/patch.ts';
import { demand, demandVersion } from './demand.ts';
import { loadForSending } from './facts.ts';
import { sendRevision } from './send.ts';

type Submission = { readonly baseVersion: number; readonly explanations?: Explanation[] };
type Values = Submission & { readonly cells: Record<string, string>; readonly lists?: FormValues['lists'] };

/** Sends the draft as it stands on the version that the clerk saw. */
export const submitSheet = async (call: Call, { params, body }: { params: { id: string }; body: Submission }) => {
  const loaded = await loadForSending(call, params.id);
  demand('submit', loaded, call.actor);
  demandVersion(body.baseVersion, loaded.version);
  return sendRevision(call, loaded, { values: loaded.draft, explanations: body.explanations ?? [], changes: [] });
};

/** All values and the sending in one step, for programs. Of a returned submission only the opened cells may differ. */
export const submitValues = async (call: Call, { params, body }: { params: { id: string }; body: Values }) => {
  const loaded = await loadForSending(call, params.id);
  demand('submit', loaded, call.actor);
  demandVersion(body.baseVersion, loaded.version);
  const patch = patchTo(
    loaded.draft,
    applyPatch({ cells: {}, lists: {} }, composed({ cells: body.cells, lists: body.lists })),
  );
  const changes = changesOf(loaded.draft, patch);
  const closed = notOpened(changes, loaded.openedCells).map((cell) => ({
    cell,
    message: 'Ô này không nằm trong các ô được mở để sửa.',
  }));
  if (closed.length > 0) throw problem('invalid-values', { findings: closed });
  return sendRevision(call, loaded, {
    values: applyPatch(loaded.draft, patch),
    explanations: body.explanations ?? [],
    changes,
  });
};
