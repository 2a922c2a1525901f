/** What the preview of a paper says. */
export const words = {
  pages: (count: number) => `${count} trang A4`,
  picture: (title: string, count: number) => `Bản in ${title}, ${count} trang`,
  tooLong: (pages: number) => `Bản in dài ${pages} trang A4, không hiện trước ở đây được. Tải PDF để xem và in.`,
  download: 'Tải PDF để in',
  larger: 'Phóng to',
  whole: 'Vừa khung',
  made: (name: string) => `Đã tải ${name}.`,
  failed: 'Chưa in được. Thử lại sau ít phút.',
};
