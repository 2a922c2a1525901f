import type { Reply } from '../../../platform/contract/route.ts';
import { call, ProblemError } from '../../../platform/ui/call.ts';
import { MOST_SHEETS, saveDrafts } from '../../contract/many.ts';
import type { Wiring } from '../draft/draft-keeper.ts';
import type { Flight } from '../draft/draft-store.ts';
import { bodyOf } from '../entry/open-entry.ts';

type Answered = Reply<typeof saveDrafts>['sheets'][number];
type Answer = Awaited<ReturnType<Wiring['send']>>;
type Letter = {
  readonly id: string;
  readonly body: ReturnType<typeof bodyOf>;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/** What is typed or pasted into many rows within so many milliseconds goes together. */
const GATHERED = 40;
/** A request may be a mebibyte; letters of Vietnamese take up to three bytes. */
const MOST_LETTERS = 250_000;

/** As many as go in one request, in their order. */
export const batches = <L extends { readonly body: unknown }>(letters: readonly L[]): L[][] => {
  const all: L[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const letter of letters) {
    const own = JSON.stringify(letter.body).length;
    const last = all.at(-1);
    if (!last || last.length >= MOST_SHEETS || size + own > MOST_LETTERS) {
      all.push([letter]);
      size = own;
    } else {
      last.push(letter);
      size += own;
    }
  }
  return all;
};

const deliver = ({ resolve, reject }: Letter, answered: Answered | undefined): void => {
  if (answered?.saved) resolve(answered.saved);
  else {
    const { status = 500, code = 'unexpected', message = '' } = answered?.refused ?? {};
    reject(new ProblemError(status, { code, ...(message === '' ? {} : { title: message }) }));
  }
};

const post = async (letters: readonly Letter[], keepalive: boolean): Promise<void> => {
  try {
    const sheets = letters.map(({ id, body }) => ({ id, ...body }));
    const reply = await call(saveDrafts, { body: { sheets, source: 'page' } }, { keepalive });
    const byId = new Map(reply.sheets.map((one) => [one.id, one]));
    for (const letter of letters) deliver(letter, byId.get(letter.id));
  } catch (error) {
    for (const { reject } of letters) reject(error);
  }
};

/**
 * Patches of many sheets in one request. Each sheet still has one patch in the air and keeps it until it is answered; where the answer
 * is lost it comes again in another request, which changes nothing that stands already.
 */
export const createOutbox = () => {
  let letters: Letter[] = [];
  const empty = (keepalive: boolean): void => {
    const waiting = letters;
    letters = [];
    for (const batch of batches(waiting)) void post(batch, keepalive);
  };
  return (id: string): Wiring['send'] =>
    (flight: Flight, keepalive: boolean) =>
      new Promise((resolve, reject) => {
        letters.push({ id, body: bodyOf(flight), resolve, reject });
        // A page that is being left has no time to gather: what is handed in at this very moment goes.
        if (keepalive) queueMicrotask(() => empty(true));
        else if (letters.length === 1) setTimeout(() => empty(false), GATHERED);
      });
};
