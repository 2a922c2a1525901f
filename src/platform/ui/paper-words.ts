/** What the preview of a paper says. */
export const words = {
  pages: (count: number) => `${count} trang A4`,
  picture: (title: string, count: number) => `Bản in ${title}, ${count} trang`,
  download: 'Tải PDF để in',
  larger: 'Phóng to',
  whole: 'Vừa khung',
  made: (name: string) => `Đã tải ${name}.`,
  failed: 'Chưa in được. Thử lại sau ít phút.',
};
