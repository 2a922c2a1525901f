import { createLetter } from '../../documents/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import type { PaperWish } from '../contract/requests.ts';

/** Keeps the paper that a request or a handover rests on; its files are only for the unit that sent it and those who manage accounts. */
export const keepPaper = ({ tx, actor, now }: Call, paper: PaperWish, subject: string): Promise<string> =>
  createLetter(
    tx,
    {
      number: paper.number.normalize('NFC'),
      day: paper.day,
      signer: paper.signer ?? null,
      subject,
      unitId: actor.unitId,
      attachments: paper.attachments,
      confidential: true,
    },
    actor.accountId,
    now,
  );
