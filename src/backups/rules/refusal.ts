/** Why a backup is refused, before anything is touched. */
export const refusals = [
  'no-backup',
  'cut',
  'damaged',
  'too-new',
  'too-old',
  'wrong-key',
  'foreign',
  'not-empty',
  'differs',
] as const;
export type Refusal = (typeof refusals)[number];

const sentences: Readonly<Record<Refusal, string>> = {
  'no-backup':
    'Tệp này không phải bản sao lưu của hệ thống, hoặc chỉ còn vài byte đầu. Chọn tệp có tên csdl-dan-toc-….tar.',
  cut: 'Bản sao lưu bị cụt: tệp kết thúc sớm hơn phần đầu của nó ghi. Chép lại từ nơi cất khác.',
  damaged: 'Bản sao lưu bị hỏng: nội dung không khớp mã kiểm. Dùng bản cùng ngày ở nơi cất khác, hoặc bản trước đó.',
  'too-new':
    'Bản sao lưu do phiên bản mới hơn của hệ thống ghi ra. Cài đúng phiên bản đó (hoặc mới hơn) rồi phục hồi lại.',
  'too-old':
    'Bản sao lưu theo dạng mà phiên bản này không còn đọc. Phục hồi bằng phiên bản đã ghi ra nó, rồi nâng cấp.',
  'wrong-key':
    'Khóa này không mở được bản sao lưu. Dùng đúng tệp khóa (AGE-SECRET-KEY-…) của nơi nhận đã đặt khi sao lưu.',
  foreign: 'Bản sao lưu thuộc về một hệ thống khác, không phải hệ thống này.',
  'not-empty':
    'Nơi phục hồi không trống. Chỉ phục hồi vào thư mục dữ liệu hoặc cơ sở dữ liệu chưa có gì; không ghi đè hệ thống đang có.',
  differs: 'Dữ liệu dựng lại không khớp với bản sao lưu. Không giữ lại gì của lần phục hồi này.',
};

/** A backup that is not taken, with the sentence for whoever wanted it; `detail` says where it was seen. */
export class BackupRefused extends Error {
  readonly code: Refusal;
  readonly detail: string | undefined;
  constructor(code: Refusal, detail?: string) {
    super(detail === undefined ? sentences[code] : `${sentences[code]} (${detail})`);
    this.name = 'BackupRefused';
    this.code = code;
    this.detail = detail;
  }
}
