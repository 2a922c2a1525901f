import { names } from '../text/names.ts';

/**
 * The one catalogue of problems (RFC 9457). A code is stable and documented at /problems/<code>; the title is a Vietnamese
 * sentence that says what to do next. Not visible = 404; visible but not allowed = 403; allowed but wrong state = 409.
 */
export const problems = {
  'bad-request': [400, 'Yêu cầu gửi lên không đúng định dạng. Kiểm tra lại các trường được nêu tên.'],
  'idempotency-key-missing': [400, 'Yêu cầu ghi dữ liệu phải kèm mã yêu cầu (Idempotency-Key) do máy gửi tạo ra.'],
  'not-signed-in': [401, 'Phiên làm việc đã hết hoặc chưa đăng nhập. Hãy đăng nhập lại; phần đang nhập vẫn được giữ.'],
  get 'wrong-credentials'() {
    return [
      401,
      `Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa. Thử lại sau ít phút hoặc gọi ${names.board}.`,
    ] as const;
  },
  'token-unknown': [401, 'Mã truy cập của chương trình không đúng, đã hết hạn hoặc đã bị thu hồi. Xin cấp mã mới.'],
  'code-wanted': [
    401,
    'Mật khẩu đúng. Nhập mã xác thực từ ứng dụng trên điện thoại, hoặc một mã dự phòng, để đăng nhập.',
  ],
  'password-change-required': [403, 'Phải đổi mật khẩu được cấp trước khi làm việc khác.'],
  'second-factor-required': [403, 'Tài khoản này phải cài xác thực hai lớp trước khi làm việc khác.'],
  get 'not-allowed'() {
    return [403, `Tài khoản này không được giao việc đó. Nếu cần, liên hệ ${names.board}.`] as const;
  },
  'outside-network': [
    403,
    'Việc quản trị này chỉ làm được từ mạng nội bộ đã khai báo. Dùng máy trong mạng đó, hoặc liên hệ người vận hành.',
  ],
  'own-figures': [
    403,
    'Người đã nhập số liệu không được chấp nhận, xác thực hoặc phê duyệt chính số liệu đó. Cần người khác thực hiện.',
  ],
  'foreign-origin': [403, 'Yêu cầu đến từ một trang khác nên bị từ chối.'],
  'https-required': [
    403,
    'Địa chỉ này chỉ trả lời qua đường truyền bảo mật. Gửi lại tới địa chỉ bắt đầu bằng https://.',
  ],
  'not-found': [404, 'Không tìm thấy nội dung này, hoặc nội dung không thuộc đơn vị.'],
  'not-acceptable': [406, 'Nội dung này không có ở định dạng mà máy gửi yêu cầu nhận (Accept).'],
  'too-slow': [408, 'Máy gửi chưa gửi hết nội dung trong thời gian cho phép. Hãy gửi lại.'],
  'wrong-state': [409, 'Việc này không thực hiện được ở trạng thái hiện tại.'],
  'stale-version': [409, 'Dữ liệu đã được thay đổi ở nơi khác. Tải lại để xem bản mới nhất rồi thực hiện lại.'],
  'not-as-seen': [409, 'Số liệu đã thay đổi từ lúc được xem. Chưa ghi nhận quyết định; mời xem lại rồi quyết định.'],
  'another-session': [
    409,
    'Trình duyệt này đang mở bằng một tài khoản khác với tài khoản của trang này. Chưa ghi nhận gì; tải lại trang rồi làm lại.',
  ],
  'cell-conflict': [409, 'Một số ô đã được người khác sửa. Chọn giữ số của mình hay số mới cho từng ô.'],
  'draft-conflict': [409, 'Chỗ này vừa được người khác sửa. So hai bản rồi chọn giữ bản nào cho từng chỗ.'],
  locked: [409, 'Số liệu đã được phê duyệt và khóa. Muốn thay đổi phải đề nghị điều chỉnh.'],
  'already-exists': [409, 'Nội dung này đã có. Kiểm tra lại để tránh tạo trùng.'],
  'idempotency-key-reused': [409, 'Mã yêu cầu này đã dùng cho một nội dung khác. Tạo mã mới rồi gửi lại.'],
  'in-use': [409, 'Không thực hiện được vì đã có dữ liệu phụ thuộc.'],
  'copy-differs': [412, 'Bản đang giữ không còn khớp với bản trên máy chủ. Tải lại từ đầu.'],
  'too-large': [413, 'Nội dung gửi lên vượt quá giới hạn cho phép.'],
  'unsupported-media': [415, 'Loại tệp hoặc định dạng nội dung không được chấp nhận.'],
  'range-outside': [416, 'Phần nội dung được yêu cầu (Range) nằm ngoài tệp. Tải lại từ đầu.'],
  'invalid-values': [422, 'Một số ô chưa đúng. Sửa từng ô được nêu rồi gửi lại.'],
  'check-failed': [422, 'Chưa nộp được vì còn lỗi. Bấm vào từng lỗi để đến ô cần sửa.'],
  'blank-form': [422, 'Phiếu chưa có số liệu nào. Nhập số liệu, hoặc ghi “không phát sinh” cho ô không có.'],
  'explanation-needed': [422, 'Còn cảnh báo chưa giải trình. Sửa số liệu hoặc ghi lời giải trình cho từng cảnh báo.'],
  'invalid-content': [422, 'Nội dung không hợp lệ.'],
  'weak-password': [422, 'Mật khẩu chưa đạt yêu cầu.'],
  'definition-refused': [422, 'Phiếu chưa dùng được vì định nghĩa còn lỗi.'],
  'too-many-requests': [429, 'Gửi quá nhiều yêu cầu trong thời gian ngắn. Chờ một lát rồi thử lại.'],
  get unexpected() {
    return [
      500,
      `Hệ thống gặp sự cố và chưa ghi nhận thay đổi nào. Thử lại; nếu còn lỗi, gọi ${names.support} và đọc mã hỗ trợ.`,
    ] as const;
  },
  'clock-wrong': [
    503,
    'Đồng hồ máy chủ đang sai nên hệ thống tạm ngừng ghi; vẫn xem được, phần đang nhập được giữ trên máy này. Báo người vận hành chỉnh đồng hồ, rồi gửi lại.',
  ],
  'storage-full': [
    507,
    'Máy chủ hết chỗ lưu nên tạm ngừng ghi; vẫn xem được, phần đang nhập được giữ trên máy này. Báo người vận hành giải phóng ổ đĩa, rồi gửi lại.',
  ],
  unavailable: [503, 'Hệ thống đang bận hoặc đang khởi động. Thử lại sau ít phút.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

/** Facts that go with a problem: where it is (`at`), what holds now, what would be allowed. */
export type ProblemFacts = { readonly detail?: string; readonly [fact: string]: unknown };

/** Thrown by a verb; the HTTP layer rolls back and answers with it, or commits first where the refusal itself leaves something behind. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;
  /** What the verb wrote before refusing stays: a wrong password is counted although the sign-in is refused. */
  readonly keep: boolean;

  constructor(code: ProblemCode, facts: ProblemFacts = {}, keep = false) {
    super(facts.detail ?? problems[code][1]);
    this.code = code;
    this.facts = facts;
    this.keep = keep;
  }

  get status(): number {
    return problems[this.code][0];
  }

  get title(): string {
    return problems[this.code][1];
  }
}

export const problem = (code: ProblemCode, facts?: ProblemFacts): Problem => new Problem(code, facts);

/** A refusal after which the transaction is committed; the verb has written its own line into the trail. */
export const keepingProblem = (code: ProblemCode, facts?: ProblemFacts): Problem => new Problem(code, facts, true);

/** `found(row)` or the problem that an invisible thing and a missing one share. */
export const found = <V>(value: V | undefined | null): V => {
  if (value === undefined || value === null) throw problem('not-found');
  return value;
};
