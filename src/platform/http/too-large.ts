import { inMegabytes } from '../text/file-limit.ts';

/** Which limit was passed, and what to do, by the code of the refusal; undefined for other refusals. */
export const limitPassed = (code: string | undefined, bodyLimit: number | undefined): string | undefined =>
  code === 'FST_ERR_CTP_BODY_TOO_LARGE' && bodyLimit !== undefined
    ? `Nội dung gửi lên được tối đa ${inMegabytes(bodyLimit)}. Chia nhỏ rồi gửi làm nhiều lần.`
    : undefined;
