export const words = {
  choose: 'Chọn tệp JSON…',
  notJson: (reason: string) => `Nội dung không phải JSON hợp lệ: ${reason}`,
} as const;

/** Parsed JSON, or in Vietnamese why it is none. */
export const readJson = (text: string): { readonly value: unknown } | { readonly problem: string } => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: words.notJson(error instanceof Error ? error.message : '') };
  }
};
