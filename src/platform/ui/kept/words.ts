export const words = {
  found: (when: string): string => `Nội dung gõ lúc ${when}, chưa gửi, được giữ trên máy này.`,
  letGo: 'Bỏ nội dung này',
  unkept: 'Trình duyệt này không giữ được phần đang gõ. Đừng tải lại trang trước khi gửi.',
} as const;
