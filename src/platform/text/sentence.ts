/** `xã Đàm Thủy, huyện Trùng Khánh` → `Xã Đàm Thủy, huyện Trùng Khánh`: a name that begins a line. */
export const sentenceStart = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** `Huyện Trùng Khánh` → `huyện Trùng Khánh`: a name inside a sentence. */
export const insideSentence = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
