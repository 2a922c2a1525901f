/** Words of what the board does to somebody's way in. */
export const words = {
  end: 'Kết thúc',
  endAll: 'Kết thúc mọi phiên',
  ended: (count: number) => `Đã kết thúc ${count} phiên.`,
  reason: 'Lý do',
  reasonHint: 'Sẽ lưu trong nhật ký',
  endAllTitle: 'Kết thúc phiên của tài khoản',
  endAllEffect: 'Người đang dùng phải đăng nhập lại. Phần đang nhập vẫn được giữ trên máy của họ.',
  removeFactor: 'Gỡ xác thực hai lớp',
  removeFactorEffect:
    'Dùng khi mất điện thoại và hết mã dự phòng. Các phiên đang mở bị đóng; nếu bắt buộc, người dùng phải cài lại khi đăng nhập.',
  factorRemoved: 'Đã gỡ xác thực hai lớp.',
  whereOf: 'Đang đăng nhập ở đâu',
} as const;
