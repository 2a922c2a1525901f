export const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;

/** Why a file is not taken for its size, and what to do. */
export const fileLimitWords = (most: number): string =>
  `Mỗi tệp được tối đa ${inMegabytes(most)}. Lưu lại với dung lượng nhỏ hơn hoặc chia thành nhiều tệp rồi tải lên.`;
