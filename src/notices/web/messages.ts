/** Words of the list of notices. */
export const words = {
  notices: 'Thông báo',
  unread: (count: number) => (count === 0 ? 'Đã đọc hết' : `${count} chưa đọc`),
  readAll: 'Đánh dấu đã đọc tất cả',
  noNotices: 'Chưa có thông báo nào',
  noNoticesWhy: 'Thông báo về đợt thu thập, phiếu bị trả lại và đôn đốc sẽ hiện ở đây.',
  search: 'Tìm trong thông báo',
  show: 'Hiện',
  showAll: 'Tất cả',
  showUnread: 'Chưa đọc',
  noneFound: 'Không có thông báo nào khớp.',
  newNotice: 'Mới',
  go: 'Mở nội dung',
  goTo: (title: string) => `Mở nội dung: ${title}`,
  by: (name: string) => `từ ${name}`,
} as const;
