import { oneLine } from '../../platform/text/one-line.ts';
import type { Verdict } from './verify.ts';
import type { Finding } from './verify-entries.ts';

/** An instant as the commune reads it, `23/11/2022 09:00:00` Vietnamese time. */
const vietnamTime = (instant: string): string => {
  const text = new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString();
  return `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)} ${text.slice(11, 19)}`;
};

const what: Record<Finding['kind'], string> = {
  altered: 'BỊ SỬA: nội dung khác với lúc niêm phong',
  missing: 'BỊ MẤT: dòng đã niêm phong không còn',
  inserted: 'BỊ CHÈN: dòng được thêm sau khi phần này đã niêm phong',
  swapped: 'BỊ TRÁO: nội dung của hai dòng đổi chỗ cho nhau',
  'cut-off': 'BỊ CẮT ĐUÔI: từ dòng này trở về sau không còn dòng nào',
  seal: 'BẢNG NIÊM PHONG BỊ SỬA: dấu niêm phong trong cơ sở dữ liệu khác với bản ở ngoài',
  outside: 'THƯ MỤC KIỂM CHỨNG THIẾU HOẶC HỎNG TỆP: cần lấy lại từ bản sao của thư mục',
  stopped:
    'NIÊM PHONG ĐÃ NGỪNG: dòng này quá một giờ chưa được niêm phong. Kiểm tra máy chủ có đang chạy, thư mục kiểm chứng và khóa ký; máy chủ vừa bật lại thì đợi năm phút rồi kiểm tra lại',
  left: 'MÁY CHỦ KHÔNG CHẠY: phần nhật ký cuối chưa kịp niêm phong vì máy chủ bị ngắt đột ngột và chưa bật lại. Bật máy chủ, đợi năm phút rồi kiểm tra lại; nội dung các dòng này khớp với mã kiểm chứng của chúng nhưng chưa có dấu ở ngoài để đối chiếu',
  note: 'KHÁC VỚI ĐIỂM KIỂM CHỨNG CẤT RIÊNG: nhật ký bị cắt đuôi hoặc dựng lại sau điểm này, hoặc điểm này không do khóa của hệ thống ký',
  signature: 'CHỮ KÝ KHÔNG ĐÚNG: tệp kiểm chứng không do khóa của hệ thống này ký, hoặc đã bị sửa',
};

const other = ({ kind, other: text }: Finding): string[] => {
  if (text === undefined) return [];
  if (kind === 'swapped') return [`tráo với dòng có mã ${text}`];
  if (kind === 'missing') return [`chỗ này đang chứa nội dung của dòng có mã ${text}`];
  return [`tệp ${oneLine(text)}`];
};

/** The first wrong entry in words: what happened, its number under the seal, its id, time and action. */
export const findingWords = (finding: Finding): string => {
  const { kind, number, event } = finding;
  const facts = [
    ...(finding.count === undefined || event?.at === undefined
      ? []
      : [`${finding.count} sự kiện chưa niêm phong kể từ ${vietnamTime(event.at)}`]),
    ...(number === undefined ? [] : [`số niêm phong ${number + 1}`]),
    ...(event === undefined ? [] : [`mã ${event.id}`]),
    ...(event?.at === undefined ? [] : [`lúc ${vietnamTime(event.at)}`]),
    ...(event?.action === undefined ? [] : [`việc ${oneLine(event.action)}`]),
    ...other(finding),
  ];
  return `${what[kind]}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}.`;
};

/** The outcome of a check, a few lines. */
export const verdictWords = ({ finding, sealed, removed, unsealed, checkpoints, note }: Verdict): string => {
  const counted = `${sealed} dòng đã niêm phong trong ${checkpoints} điểm kiểm chứng`;
  if (finding !== undefined)
    return `PHÁT HIỆN SAI LỆCH. Dòng sai đầu tiên:\n${findingWords(finding)}\nĐã kiểm tra ${counted}.`;
  const gone = removed > 0 ? `; ${removed} dòng đã hết hạn lưu giữ, dấu niêm phong còn nguyên` : '';
  const rest = unsealed > 0 ? `; ${unsealed} dòng mới chưa niêm phong` : '';
  return `NHẬT KÝ NGUYÊN VẸN: ${counted}${gone}${rest}.${note === undefined ? '' : `\n\nĐiểm kiểm chứng cuối:\n${note}`}`;
};
