import type { FormValues } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { demand, demandVersion } from '../../rounds/server/index.ts';
import type { Explanation } from '../contract.ts';
import { differences, notOpened, replaced } from '../rules/patch.ts';
import { readToSend, type WithNeighbour } from './facts.ts';
import { sendRevision } from './send.ts';

type Sent<B> = {
  readonly params: { readonly id: string };
  readonly body: B;
  readonly firstRows: () => Promise<readonly WithNeighbour[]>;
};
type Submission = { readonly baseVersion: number; readonly explanations?: Explanation[] };
type Values = Submission & { readonly cells: Record<string, string>; readonly lists?: FormValues['lists'] };

/** Sends the draft as it stands on the version that the clerk saw. */
export const submitSheet = async (call: Call, { params, body, firstRows }: Sent<Submission>) => {
  const loaded = await readToSend(call, params.id, await firstRows());
  demand('submit', loaded, call);
  demandVersion(body.baseVersion, loaded.version);
  return sendRevision(call, loaded, { values: loaded.draft, explanations: body.explanations ?? [], changes: [] });
};

/** All values and the sending in one step, for programs. Of a returned submission only the opened cells may differ. */
export const submitValues = async (call: Call, { params, body, firstRows }: Sent<Values>) => {
  const loaded = await readToSend(call, params.id, await firstRows());
  demand('submit', loaded, call);
  demandVersion(body.baseVersion, loaded.version);
  const values = replaced(loaded.compiled, loaded.draft, { cells: body.cells, lists: body.lists });
  const changes = differences(loaded.draft, values);
  const closed = notOpened(changes, loaded.openedCells).map((cell) => ({
    cell,
    message: 'Ô này không nằm trong các ô được mở để sửa.',
  }));
  if (closed.length > 0) throw problem('invalid-values', { findings: closed });
  return sendRevision(call, loaded, { values, explanations: body.explanations ?? [], changes });
};
