/** What an upload may hold. */
export const UPLOAD_LIMITS = { fileSize: 10 * 1024 * 1024, files: 5, fields: 10 } as const;

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;

/** Which limit was passed, and what to do, by the code of the refusal; undefined for other refusals. */
export const limitPassed = (code: string | undefined, bodyLimit: number | undefined): string | undefined => {
  switch (code) {
    case 'FST_REQ_FILE_TOO_LARGE':
      return `Mỗi tệp được tối đa ${inMegabytes(UPLOAD_LIMITS.fileSize)}. Lưu lại với dung lượng nhỏ hơn hoặc chia thành nhiều tệp rồi tải lên.`;
    case 'FST_FILES_LIMIT':
      return `Mỗi lần tải lên được tối đa ${UPLOAD_LIMITS.files} tệp. Tải lên làm nhiều lần.`;
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return bodyLimit === undefined
        ? undefined
        : `Nội dung gửi lên được tối đa ${inMegabytes(bodyLimit)}. Chia nhỏ rồi gửi làm nhiều lần.`;
    default:
      return undefined;
  }
};
