import { essenceOf, type MediaType, mediaTypes } from '../platform/contract/media.ts';
import type { RouteShape } from '../platform/contract/route.ts';

type Json = Record<string, unknown>;

const header = (name: string, description: string, required = false, schema: Json = { type: 'string' }): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

/** What a request says in its head, by the name of the component. */
export const headerParameters = {
  IdempotencyKey: header(
    'Idempotency-Key',
    'Mã yêu cầu do máy gửi tạo (UUID): gửi lại cùng mã thì nhận lại cùng câu trả lời.',
    true,
    { type: 'string', format: 'uuid' },
  ),
  FileName: header(
    'Content-Disposition',
    "Tên tệp theo RFC 6266, 8187: `attachment; filename*=UTF-8''C%C3%B4ng%20v%C4%83n.pdf`.",
  ),
  IfNoneMatch: header('If-None-Match', 'ETag của bản đang giữ: nội dung chưa đổi thì trả lời 304, không gửi lại.'),
  IfMatch: header('If-Match', 'ETag của bản đang giữ: nội dung đã khác thì trả lời 412.'),
  Range: header('Range', 'Một phần của tệp, ví dụ `bytes=1048576-`: trả lời 206, hoặc 416 khi nằm ngoài tệp.'),
  IfRange: header('If-Range', 'ETag của phần đang giữ: nội dung đã khác thì gửi lại cả tệp.'),
} as const;

const said = (description: string): Json => ({ description, schema: { type: 'string' } });

/** What an answer says in its head. */
export const answerHeaders = {
  Disposition: said('Tên tệp: `filename*` là tên đúng (UTF-8), `filename` là tên không dấu cho máy cũ.'),
  ETag: said('Dấu của nội dung (RFC 9110): mạnh khi từng byte giống nhau, yếu (`W/`) khi cùng nội dung.'),
  AcceptRanges: said('`bytes`: lấy được từng phần.'),
  ContentRange: said('Phần được gửi và độ dài cả tệp, ví dụ `bytes 0-99/1234`.'),
  Vary: said('`accept`: câu trả lời theo Accept.'),
} as const;

export const notModified = {
  description: 'Nội dung chưa đổi so với bản đang giữ (If-None-Match).',
  headers: { ETag: { $ref: '#/components/headers/ETag' } },
};

/** Headers that a route takes notice of. */
export const headerNames = ({ validator, ranges, upload }: RouteShape): (keyof typeof headerParameters)[] => [
  ...(upload ? (['FileName'] as const) : []),
  ...(validator ? (['IfNoneMatch', 'IfMatch'] as const) : []),
  ...(ranges ? (['Range', 'IfRange'] as const) : []),
];

const binary = { type: 'string', format: 'binary' };

/** Files as they go over the line; CSV is text. */
const contentOf = (types: readonly MediaType[]): Json =>
  Object.fromEntries(
    types.map((type) => [essenceOf(mediaTypes[type]), { schema: type === 'csv' ? { type: 'string' } : binary }]),
  );

export const requestBody = ({ body, upload }: RouteShape): Json => {
  if (upload) {
    const description = `Nội dung tệp, tối đa ${upload.most} byte.`;
    return { requestBody: { required: true, description, content: contentOf(upload.types) } };
  }
  return body ? { requestBody: { required: true, content: { [mediaTypes.json]: { schema: body } } } } : {};
};

const headersOf = ({ reply, files, validator, ranges }: RouteShape, part: boolean): Json => {
  const names: (keyof typeof answerHeaders)[] = [
    ...(files ? (['Disposition'] as const) : []),
    ...(validator ? (['ETag'] as const) : []),
    ...(ranges ? (['AcceptRanges'] as const) : []),
    ...(part ? (['ContentRange'] as const) : []),
    ...((files?.length ?? 0) + (reply ? 1 : 0) > 1 ? (['Vary'] as const) : []),
  ];
  const headerName = (name: string) =>
    name === 'Disposition' ? 'Content-Disposition' : name.replace(/(?<=[a-z])[A-Z]/g, '-$&');
  return Object.fromEntries(names.map((name) => [headerName(name), { $ref: `#/components/headers/${name}` }]));
};

/** What a route answers where it does not refuse: the whole, a part, or that nothing changed. */
export const answers = (route: RouteShape): Json => {
  const { reply, files = [], validator, ranges } = route;
  const content = { ...(reply ? { [mediaTypes.json]: { schema: reply } } : {}), ...contentOf(files) };
  const answer = (description: string, part: boolean): Json => {
    const headers = headersOf(route, part);
    return { description, ...(Object.keys(headers).length > 0 ? { headers } : {}), content };
  };
  return {
    '200': answer(reply ? 'Kết quả' : 'Tệp tải về', false),
    ...(ranges ? { '206': answer('Phần của tệp', true) } : {}),
    ...(validator ? { '304': { $ref: '#/components/responses/NotModified' } } : {}),
  };
};
