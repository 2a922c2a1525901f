import * as T from 'typebox';
import { afterEach, expect, it, vi } from 'vitest';
import { route } from '../contract/route.ts';
import { sendFile } from './call.ts';

const take = route({
  method: 'POST',
  path: '/api/take',
  tag: 'Thử',
  summary: 'Thử',
  permission: 'signedIn',
  idempotency: 'none',
  upload: { types: ['pdf', 'bytes'], most: 2 * 1024 * 1024 },
  reply: T.Object({ id: T.String() }),
});

const answering = () => {
  const asked = vi.fn(async (_address: string, _request: RequestInit) => Response.json({ id: 'a' }));
  vi.stubGlobal('fetch', asked);
  return asked;
};
afterEach(() => vi.unstubAllGlobals());

it.each([
  ['Quyết định (1).pdf', 'application/pdf', 'application/pdf', 'Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%281%29.pdf'],
  ['không rõ', '', 'application/octet-stream', 'kh%C3%B4ng%20r%C3%B5'],
  ['nửa \ud800 chữ.pdf', 'application/pdf', 'application/pdf', 'n%E1%BB%ADa%20%EF%BF%BD%20ch%E1%BB%AF.pdf'],
])('R15 %j goes as it is, with its name whole', async (name, type, sentType, sentName) => {
  const asked = answering();
  expect(await sendFile(take, new File(['%PDF'], name, { type }))).toEqual({ id: 'a' });
  const request = asked.mock.calls[0]?.[1];
  expect(request?.headers).toMatchObject({
    'content-type': sentType,
    'content-disposition': `attachment; filename*=UTF-8''${sentName}`,
  });
  expect(request?.body).toBeInstanceOf(File);
});

it('R15 what is too large is refused with the limit before a byte of it goes over a weak line', async () => {
  const asked = answering();
  const large = new File([new Uint8Array(2 * 1024 * 1024 + 1)], 'Quyết định.pdf');
  await expect(sendFile(take, large)).rejects.toMatchObject({
    status: 413,
    message: expect.stringContaining('tối đa 2 MB'),
  });
  expect(asked).not.toHaveBeenCalled();
});
