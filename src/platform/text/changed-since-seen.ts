/** The answer to whoever decided on what has changed since: what did, and that nothing was recorded. */
export const changedSinceSeen = (changes: readonly string[]): string => {
  const what = changes.map((change) => ` ${change}.`).join('');
  return `Nội dung đã thay đổi từ lúc được xem.${what} Chưa ghi nhận quyết định; mời xem lại rồi quyết định.`;
};
