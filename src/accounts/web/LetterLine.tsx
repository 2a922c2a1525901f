import { downloadAttachment } from '../../documents/contract.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { download } from '../../platform/ui/call.ts';
import type { RequestRow } from '../contract/requests.ts';
import { words } from './messages-life.ts';

/** A paper by its number and day, each of its files to be saved. */
export const LetterLine = ({ letter }: { readonly letter: RequestRow['letter'] }) => (
  <>
    <span className="nowrap">{words.letterLine(letter.number, formatDay(letter.day))}</span>
    {letter.attachments.map(({ id, name }) => (
      <button
        key={id}
        type="button"
        className="account-second link-button small"
        onClick={() => void download(downloadAttachment, { params: { id } })}
      >
        {name}
      </button>
    ))}
  </>
);
