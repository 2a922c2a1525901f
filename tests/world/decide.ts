import { listLostPasswords } from '../../src/accounts/contract/lost-password.ts';
import { listRequests } from '../../src/accounts/contract/requests.ts';
import type { Body } from '../../src/platform/contract/route.ts';
import {
  accept,
  approve,
  getApproval,
  getConsolidation,
  returnConsolidation,
  returnSubmission,
  sign,
  verify,
} from '../../src/review/contract.ts';
import { getSheet } from '../../src/submissions/contract.ts';
import type { Client } from './client.ts';

/** A digest under which nothing was ever shown. */
export const UNSEEN = `sha256:${'0'.repeat(64)}`;

type Shown = { readonly seen: string; readonly sheets: { submission: string; revision: number }[] };
type Members = readonly { submission: string; revision: number; state: string; excusedReason: string | null }[];

/** The sheets that a total was made of, as the page names them. */
export const sheetsOf = (members: Members): Shown['sheets'] =>
  members
    .filter(({ state, excusedReason }) => state === 'accepted' && excusedReason === null)
    .map(({ submission, revision }) => ({ submission, revision }));

const shown = ({ status, body }: { status: number; body: { seen: string; members: Members } }): Shown =>
  status === 200 ? { seen: body.seen, sheets: sheetsOf(body.members) } : { seen: UNSEEN, sheets: [] };

/** What somebody sees of a sheet, a total, an approval; who may not read it names a digest that is nothing's. */
export const seenSheet = async (client: Client, id: string): Promise<string> => {
  const { status, body } = await client.call(getSheet, { params: { id } });
  return status === 200 ? body.seen : UNSEEN;
};
export const seenTotal = async (client: Client, id: string): Promise<Shown> =>
  shown(await client.call(getConsolidation, { params: { id } }));
export const seenApproval = async (client: Client, id: string): Promise<Shown> =>
  shown(await client.call(getApproval, { params: { id } }));

/** Somebody looks and decides at once; the answer as it comes. */
export const acceptSeen = async (client: Client, id: string) =>
  client.call(accept, { params: { id }, body: { seen: await seenSheet(client, id) } });
export const returnSeen = async (client: Client, id: string, why: Omit<Body<typeof returnSubmission>, 'seen'>) =>
  client.call(returnSubmission, { params: { id }, body: { ...why, seen: await seenSheet(client, id) } });
export const signSeen = async (client: Client, id: string) =>
  client.call(sign, { params: { id }, body: await seenTotal(client, id) });
export const verifySeen = async (client: Client, id: string) =>
  client.call(verify, { params: { id }, body: await seenTotal(client, id) });
export const returnTotalSeen = async (
  client: Client,
  id: string,
  why: Pick<Body<typeof returnConsolidation>, 'reason' | 'cells'>,
) => client.call(returnConsolidation, { params: { id }, body: { ...why, ...(await seenTotal(client, id)) } });
export const approveSeen = async (client: Client, id: string) =>
  client.call(approve, { params: { id }, body: await seenApproval(client, id) });

const seenIn = (rows: readonly { id: string; seen: string }[] | undefined, id: string): string =>
  rows?.find((row) => row.id === id)?.seen ?? UNSEEN;

/** What a manager of accounts sees of a request, and of a lost password; whoever may not read them names a digest that is nothing's. */
export const seenRequest = async (client: Client, id: string): Promise<string> =>
  seenIn((await client.call(listRequests, { query: {} })).body.requests, id);
export const seenLoss = async (client: Client, id: string): Promise<string> =>
  seenIn((await client.call(listLostPasswords, { query: {} })).body.requests, id);
