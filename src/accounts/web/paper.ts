import type { KeptFile } from '../../platform/ui/AttachmentField.tsx';
import { words } from './messages-life.ts';

/** A written paper as it is being filled in: number, day, signer, files. */
export type Paper = {
  readonly number: string;
  readonly day: string;
  readonly signer: string;
  readonly files: readonly KeptFile[];
};
export const noPaper: Paper = { number: '', day: '', signer: '', files: [] };

export type PaperErrors = { readonly number?: string; readonly day?: string; readonly files?: string };

/** What a paper lacks, field by field; `today` since a paper of tomorrow is none. */
export const paperErrors = ({ number, day, files }: Paper, today: string): PaperErrors => ({
  ...(number.trim() === '' ? { number: words.missing } : {}),
  ...(day === '' ? { day: words.missing } : day > today ? { day: words.future } : {}),
  ...(files.length === 0 ? { files: words.missingFile } : {}),
});

/** The paper as the server takes it. */
export const paperWish = ({ number, day, signer, files }: Paper) => ({
  number: number.trim(),
  day,
  ...(signer.trim() === '' ? {} : { signer: signer.trim() }),
  attachments: files.map(({ id }) => id),
});
