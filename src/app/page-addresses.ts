/** First parts of the addresses that src/app/web/router.tsx knows; a test compares them. The server answers 200 only to these. */
export const pageAddresses: readonly string[] = [
  '',
  'bao-cao',
  'chot',
  'dang-nhap',
  'doi-mat-khau',
  'dot-thu-thap',
  'kiem-tra',
  'nhat-ky',
  'phe-duyet',
  'phieu',
  'quan-tri',
  'thiet-lap',
  'thong-bao',
  'tien-do',
  'tong-hop',
];
