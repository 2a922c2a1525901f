import type { SignedIn } from '../../../platform/ui/me.ts';

/** The chapter that a kind of unit reads. */
const chapters: Readonly<Record<string, string>> = {
  commune: 'xa',
  district: 'huyen',
  department: 'so-nganh',
  agency: 'so-nganh',
  board: 'ban-dan-toc',
};

/** Pages that have a chapter of their own, by the beginning of their address. */
const own: readonly (readonly [string, string, string])[] = [
  ['/nhat-ky', 'kiem-tra-nhat-ky', ''],
  ['/quan-tri/luu-giu-nhat-ky', 'kiem-tra-nhat-ky', 'niem-phong-xuat-tep'],
  ['/tai-khoan-cua-toi', 'tai-khoan', 'xac-thuc-hai-lop'],
  ['/tai-khoan-don-vi', 'tai-khoan', 'de-nghi-ve-tai-khoan'],
  ['/quan-tri/tai-khoan', 'tai-khoan', 'viec-cua-ban-dan-toc'],
  ['/quan-tri/de-nghi', 'tai-khoan', 'viec-cua-ban-dan-toc'],
  ['/quan-tri/phan-loai', 'phan-loai-don-vi', ''],
  ['/quan-tri/chi-tieu', 'chi-tieu-tinh-toan', ''],
  ['/dieu-chinh/moi', 'dieu-chinh', 'de-nghi-dieu-chinh'],
  ['/dieu-chinh/', 'dieu-chinh', 'cho-y-kien-va-quyet-dinh'],
  ['/dieu-chinh', 'dieu-chinh', 'theo-doi-cac-de-nghi'],
  ['/rut-so-lieu', 'dieu-chinh', 'rut-so-lieu'],
  ['/chenh-lech', 'dieu-chinh', 'chenh-lech-so-lieu'],
];

/** The section of each chapter that speaks of a page, by the beginning of its address; the first that fits. */
const sections: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  xa: [
    ['/nhap-gop', 'nhap-nhieu-phieu-tren-mot-trang'],
    ['/phieu/', 'nhap-phieu'],
    ['/phieu', 'viec-can-lam'],
    ['/', 'viec-can-lam'],
  ],
  huyen: [
    ['/kiem-tra', 'kiem-tra-mot-phieu'],
    ['/chot', 'chot-so-lieu'],
    ['/tien-do', 'don-doc'],
    ['/dot-thu-thap', 'don-doc'],
    ['/tong-hop', 'tong-hop-in-bao-cao'],
    ['/bao-cao', 'tong-hop-in-bao-cao'],
    ['/', 'viec-can-lam'],
  ],
  'so-nganh': [
    ['/bang-nhap', 'nhap-nhieu-phieu-trong-mot-bang'],
    ['/phieu', 'phieu-do-nganh-nhap'],
    ['/kiem-tra', 'phieu-huyen-nop-cho-nganh'],
    ['/chot', 'xac-thuc-so-lieu-huyen-da-chot'],
    ['/tong-hop', 'theo-doi-tong-hop'],
    ['/tien-do', 'theo-doi-tong-hop'],
  ],
  'ban-dan-toc': [
    ['/dot-thu-thap', 'mo-dot-thu-thap'],
    ['/tien-do', 'tien-do-va-don-doc'],
    ['/phe-duyet', 'phe-duyet-va-khoa'],
    ['/tong-hop', 'tong-hop-bao-cao'],
    ['/bao-cao', 'tong-hop-bao-cao'],
  ],
};

const fits = (path: string, start: string): boolean =>
  start === '/'
    ? path === '/'
    : start.endsWith('/')
      ? path.startsWith(start)
      : path === start || path.startsWith(`${start}/`);

/** The address of the guide where it speaks of this page to this person: `/huong-dan/xa?muc=nhap-phieu`. */
export const guideFor = (me: Pick<SignedIn, 'unit' | 'account'>, path: string): string => {
  const [, special, part] = own.find(([start]) => fits(path, start)) ?? [];
  if (special) return part ? `/huong-dan/${special}?muc=${part}` : `/huong-dan/${special}`;
  const leads = me.account.duties.length === 1 && me.account.duties[0] === 'leader';
  const chapter = leads ? 'lanh-dao' : (chapters[me.unit.kind] ?? 'README');
  const [, section] = sections[chapter]?.find(([start]) => fits(path, start)) ?? [];
  return section ? `/huong-dan/${chapter}?muc=${section}` : `/huong-dan/${chapter}`;
};

/** Every place of the guide that a page may lead to, for the test that they exist. */
export const guidePlaces = (): (readonly [string, string])[] => [
  ...own.map(([, chapter, section]) => [chapter, section] as const),
  ...Object.entries(sections).flatMap(([chapter, all]) => all.map(([, section]) => [chapter, section] as const)),
];
