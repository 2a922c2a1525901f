import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/config/project-root.ts';
import type { RouteShape } from '../platform/contract/route.ts';
import { problems } from '../platform/problems/catalogue.ts';
import { bindings } from './bindings.ts';
import { openComponents } from './openapi-components.ts';
import { answerHeaders, answers, headerNames, headerParameters, notModified, requestBody } from './openapi-media.ts';

type Json = Record<string, unknown>;

const nameOf = ({ method, path }: RouteShape): string =>
  `${method.toLowerCase()}${path
    .replace('/api', '')
    .replace(/[/:-]+(\w)/g, (_all, letter: string) => letter.toUpperCase())
    .replace(/\W/g, '')}`;

const requiredOf = (schema: { required?: readonly string[] } | undefined): readonly string[] => schema?.required ?? [];

const parameters = (route: RouteShape): Json[] => {
  const of = (place: 'path' | 'query', schema: RouteShape['query']): Json[] =>
    Object.entries(schema?.properties ?? {}).map(([name, value]) => ({
      name,
      in: place,
      required: place === 'path' || requiredOf(schema).includes(name),
      schema: value,
    }));
  const key = route.method !== 'GET' && route.idempotency !== 'none' && route.permission !== 'public';
  return [
    ...of('path', route.params),
    ...of('query', route.query),
    ...[...(key ? ['IdempotencyKey'] : []), ...headerNames(route)].map((name) => ({
      $ref: `#/components/parameters/${name}`,
    })),
  ];
};

/** A session in the browser, or a program's token where the route is for programs too. */
const security = ({ permission, consumers }: RouteShape): Json[] | undefined => {
  if (permission === 'public') return [];
  if (consumers === undefined) return undefined;
  return consumers === 'only' ? [{ token: [] }] : [{ session: [] }, { token: [] }];
};

const words = ({ permission }: RouteShape): string =>
  permission === 'signedIn' ? 'Mọi tài khoản đã đăng nhập.' : `Quyền: \`${permission}\`.`;

const operation = (route: RouteShape): Json => ({
  operationId: nameOf(route),
  tags: [route.tag],
  summary: route.summary,
  ...(security(route) ? { security: security(route) } : {}),
  ...(route.permission === 'public' ? {} : { description: words(route) }),
  ...(parameters(route).length > 0 ? { parameters: parameters(route) } : {}),
  ...requestBody(route),
  responses: {
    ...answers(route),
    '4XX': { $ref: '#/components/responses/Problem' },
    '5XX': { $ref: '#/components/responses/Problem' },
  },
});

const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'title', 'status', 'instance'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string', enum: Object.keys(problems) },
    title: { type: 'string', description: 'Câu tiếng Việt: sai gì, cần làm gì.' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'Mã hỗ trợ.' },
  },
};

/** OpenAPI 3.1 of every route, from the same values that the server mounts and the page calls. */
export const openApiDocument = async (): Promise<Json> => {
  const routes = bindings.map(({ route }) => route);
  const paths: Record<string, Json> = {};
  const components = await openComponents();
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: components.refer(operation(route)) };
  }
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return {
    openapi: '3.1.0',
    info: {
      title: 'CSDL công tác dân tộc',
      version,
      description:
        'Hệ thống thông tin, cơ sở dữ liệu về công tác dân tộc (Quy chế ban hành kèm theo Quyết định 09/2022/QĐ-UBND). Lỗi theo RFC 9457.',
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name, description: name })),
    paths,
    components: {
      schemas: { ...components.schemas(), Problem: problemSchema },
      parameters: headerParameters,
      headers: answerHeaders,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session' },
        token: { type: 'http', scheme: 'bearer', description: 'Mã truy cập cấp cho chương trình của bên khai thác.' },
      },
      responses: {
        NotModified: notModified,
        Problem: {
          description: 'Không thực hiện được; câu trả lời nói vì sao và cần làm gì.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
};
