import type { Static } from 'typebox';
import type { Letter } from '../../documents/contract.ts';
import type { KeptFile } from '../../platform/ui/AttachmentField.tsx';
import { words } from './messages.ts';

/** A reason and the document on which a request rests, as they are being filled in. */
export type Grounds = {
  readonly reason: string;
  readonly number: string;
  readonly day: string;
  readonly signer: string;
  readonly subject: string;
  readonly files: readonly KeptFile[];
};
export const noGrounds: Grounds = { reason: '', number: '', day: '', signer: '', subject: '', files: [] };

export type GroundsErrors = { readonly [N in 'reason' | 'number' | 'day' | 'subject']?: string };

/** What is lacking, field by field; a paper of tomorrow is none. */
export const groundsErrors = ({ reason, number, day, subject }: Grounds, today: string): GroundsErrors => ({
  ...(reason.trim().length < 3 ? { reason: words.letter.short } : {}),
  ...(number.trim() === '' ? { number: words.letter.missing } : {}),
  ...(day === '' ? { day: words.letter.missing } : day > today ? { day: words.letter.future } : {}),
  ...(subject.trim() === '' ? { subject: words.letter.missing } : {}),
});

/** As the server takes it. */
export const groundsWish = ({ reason, number, day, signer, subject, files }: Grounds) => ({
  reason: reason.trim(),
  letter: {
    number: number.trim(),
    day,
    ...(signer.trim() === '' ? {} : { signer: signer.trim() }),
    subject: subject.trim(),
    attachments: files.map(({ id }) => id),
  },
});

export type LetterShown = Static<typeof Letter>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isFile = (value: unknown): value is KeptFile =>
  isRecord(value) && isText(value.id) && isText(value.name) && typeof value.size === 'number';

/** What an earlier visit kept on this machine; undefined where it is none of it. */
export const readGrounds = (kept: unknown): Grounds | undefined => {
  if (!isRecord(kept)) return undefined;
  const { reason, number, day, signer, subject, files } = kept;
  if (![reason, number, day, signer, subject].every(isText) || !Array.isArray(files)) return undefined;
  const text = (value: unknown): string => (isText(value) ? value : '');
  return {
    reason: text(reason),
    number: text(number),
    day: text(day),
    signer: text(signer),
    subject: text(subject),
    files: files.filter(isFile),
  };
};
