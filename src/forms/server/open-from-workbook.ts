import type { Call } from '../../platform/call/call.ts';
import type { Uploaded } from '../../platform/call/uploaded.ts';
import { type ReadSheet, readForeignWorkbook } from '../../platform/print/workbook.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { enteredText } from '../../platform/text/entered-text.ts';
import { proposeForm } from '../rules/workbook/propose.ts';
import { isFormWorkbook, readForm } from '../rules/workbook/read-form.ts';
import { openDraftOf } from './open-draft.ts';
import { readDraft } from './read-draft.ts';

/** Reads the file while it comes in, before the transaction. */
export const receiveWorkbook = async (
  _outside: unknown,
  { upload: { bytes } }: { readonly upload: Uploaded },
): Promise<ReadSheet[]> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return readForeignWorkbook(Buffer.concat(pieces));
};

type Wish = {
  readonly query: { readonly code?: string; readonly title?: string };
  readonly prepared: readonly ReadSheet[];
};

/** Opens a draft of the form that a workbook holds, or of the one that its table proposes. */
export const openFromWorkbook = async (call: Call, { query: { code, title = '' }, prepared }: Wish) => {
  if (isFormWorkbook(prepared))
    return { ...(await openDraftOf(call, readDraft(readForm(prepared)))), read: 'form' as const };
  if (code === undefined)
    throw problem('invalid-content', {
      detail: 'Tệp này không phải tệp phiếu do hệ thống xuất ra. Ghi mã cho phiếu mới rồi tải lại.',
    });
  const proposal = proposeForm(prepared, code, enteredText(title, 'line'));
  if (!proposal)
    throw problem('invalid-content', {
      detail:
        'Không tìm thấy bảng nào trong tệp. Bảng cần có dòng tiêu đề với cột “Chỉ tiêu” (hoặc “Nội dung”, “STT”, “Mã số”).',
    });
  return { ...(await openDraftOf(call, readDraft(proposal.definition))), read: 'proposal' as const };
};
