import { askForAccount } from '../../src/accounts/contract/requests.ts';
import { uploadAttachment } from '../../src/documents/contract.ts';
import { askLostPassword } from '../../src/sign-in/contract/lost-password.ts';
import { openSession, type Session } from '../scenario/api.ts';
import { inDays } from '../scenario/days.ts';
import { fileHeaders } from '../world/papers.ts';
import { smallPdf } from '../world/small-pdf.ts';
import { baseUrl } from './browser.ts';

/** Sends a small PDF over the API; answers the id under which it is kept. */
const attach = async ({ cookie }: Session): Promise<string> => {
  const headers = { cookie: cookie ?? '', ...fileHeaders('van-ban.pdf') };
  const body = new Uint8Array(smallPdf());
  const answer = await fetch(`${baseUrl()}${uploadAttachment.path}`, { method: 'POST', body, headers });
  return ((await answer.json()) as { readonly id: string }).id;
};

/** A unit asks with its paper that its account be handed over, and somebody leaves word of a lost password. */
export const leaveRequests = async (unit: Session): Promise<void> => {
  const letter = { number: '12/UBND-VP', day: inDays(0), attachments: [await attach(unit)] };
  const custodian = {
    fullName: 'Lục Thị Mới',
    position: 'Công chức Văn hóa - Xã hội',
    section: 'Văn hóa - Xã hội',
    phone: '0206 3826 111',
    email: 'nguoi.moi@caobang.example',
  };
  await unit.must(askForAccount, {
    body: { kind: 'handover', reason: 'Nghỉ hưu', letter, custodian, changedOn: inDays(0) },
  });
  await openSession(baseUrl()).must(askLostPassword, {
    body: { unit: 'UBND xã Lý Quốc', fullName: 'Nông Văn Quên', phone: '0206 3826 222' },
  });
};
