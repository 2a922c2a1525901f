/**
 * Why a piece of the page could not be had. `new-version`: the server is there and no longer has it, since it got a new version while this
 * page stood open or was kept; `busy`: it answers with a failure of its own; `line`: it is not reached, or was not for a moment.
 */
export type WhyMissing = 'new-version' | 'busy' | 'line';

/** Asks for the piece once more; `piece` undefined (a browser that does not name it): for something that is always there. */
export const whyMissing = async (
  piece: string | undefined,
  always: string,
  ask: (address: string) => Promise<Pick<Response, 'status'>>,
): Promise<WhyMissing> => {
  try {
    const { status } = await ask(piece ?? always);
    if (status >= 500 || status === 429) return 'busy';
    if (piece === undefined) return 'new-version';
    return status >= 400 ? 'new-version' : 'line';
  } catch {
    return 'line';
  }
};

/** A page of today's version: what this browser keeps of the page goes first, else it would answer with the document of the version before. Drafts lie elsewhere and stay. */
export const startAnew = async (): Promise<void> => {
  try {
    for (const name of await caches.keys()) if (name.startsWith('page-')) await caches.delete(name);
  } catch {
    // Without such a store (no TLS) nothing is kept.
  }
  window.location.reload();
};

export const missingWords: Readonly<Record<WhyMissing, string>> = {
  'new-version':
    'Hệ thống vừa có bản mới, trang đang mở là bản cũ. Tải lại trang để tiếp tục; phần đang nhập vẫn được giữ trên máy này.',
  busy: 'Máy chủ đang bận hoặc đang được bảo trì. Chờ một lát rồi tải lại trang; phần đang nhập vẫn được giữ trên máy này.',
  line: 'Chưa tải được trang. Kiểm tra đường truyền rồi tải lại.',
};
export const RELOAD = 'Tải lại trang';
