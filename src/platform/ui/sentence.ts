/** `xã Đàm Thủy, huyện Trùng Khánh` → `Xã Đàm Thủy, huyện Trùng Khánh`: a name that begins a line. */
export const sentenceStart = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
