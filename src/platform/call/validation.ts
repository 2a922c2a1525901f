import { Ajv, type ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import type { FastifySchemaValidationError } from 'fastify';
import type { RouteShape } from '../contract/route.ts';
import { TEXT_KEYWORD } from '../contract/schemas.ts';
import { problem } from '../problems/catalogue.ts';
import { isDay } from '../text/calendar-day.ts';
import { enteredText, type TextKind } from '../text/entered-text.ts';

/** Words are brought into their form where they stand, before they are measured. */
const putInForm = (kind: TextKind, data: string, _schema?: unknown, context?: DataValidationCxt): boolean => {
  if (context) context.parentData[context.parentDataProperty] = enteredText(data, kind);
  return true;
};

const openAjv = (coerceTypes: boolean): Ajv =>
  new Ajv({ strict: false, allErrors: false, coerceTypes, formats: { date: isDay } }).addKeyword({
    keyword: TEXT_KEYWORD,
    type: 'string',
    before: 'maxLength',
    modifying: true,
    errors: false,
    validate: putInForm,
  });
const strictAjv = openAjv(false);
/** Addresses carry text only, so numbers in them are read from it; a body says its types itself. */
const addressAjv = openAjv(true);

type Part = { readonly schema: unknown; readonly httpPart?: string };

type Validator = ((data: unknown) => boolean) & Pick<ValidateFunction, 'errors'>;

/** Compiled when a route is first asked: together the schemas of all routes took a third of a second of each start. */
export const validatorOf = ({ schema, httpPart }: Part): Validator => {
  let compiled: ValidateFunction | undefined;
  const validate: Validator = Object.assign(
    (data: unknown): boolean => {
      compiled ??= (httpPart === 'body' ? strictAjv : addressAjv).compile(schema as object);
      const valid = compiled(data) === true;
      validate.errors = compiled.errors ?? null;
      return valid;
    },
    { errors: null },
  );
  return validate;
};

const typeNames: Record<string, string> = {
  string: 'chuỗi ký tự',
  integer: 'số nguyên',
  number: 'số',
  boolean: 'đúng hoặc sai (true, false)',
  array: 'danh sách',
  object: 'đối tượng',
  null: 'null',
};
const typeName = (type: unknown): string =>
  String(type)
    .split(',')
    .map((one) => typeNames[one] ?? one)
    .join(' hoặc ');

const words: Record<string, (params: Record<string, unknown>) => string> = {
  required: (params) => `thiếu trường “${String(params.missingProperty)}”`,
  additionalProperties: (params) => `không có trường “${String(params.additionalProperty)}”`,
  type: (params) => `sai kiểu dữ liệu, cần ${typeName(params.type)}`,
  pattern: () => 'sai định dạng',
  format: ({ format }) => (format === 'date' ? 'ngày không có trong lịch (từ 1900 đến 2100)' : 'sai định dạng'),
  minLength: ({ limit }) =>
    limit === 1 ? 'chưa có nội dung (khoảng trắng không tính)' : `cần ít nhất ${String(limit)} ký tự`,
  maxLength: (params) => `dài quá ${String(params.limit)} ký tự`,
  minimum: (params) => `nhỏ hơn mức ${String(params.limit)}`,
  maximum: (params) => `lớn hơn mức ${String(params.limit)}`,
  minItems: (params) => `cần ít nhất ${String(params.limit)} mục`,
  maxItems: (params) => `nhiều hơn ${String(params.limit)} mục`,
  enum: () => 'không thuộc các giá trị cho phép',
  const: () => 'không thuộc các giá trị cho phép',
  anyOf: () => 'không thuộc các giá trị cho phép',
};

/** Ajv's findings as places and Vietnamese sentences. */
export const validationFindings = (context: string, errors: readonly FastifySchemaValidationError[]) =>
  errors.slice(0, 20).map((error) => ({
    at: `${context}${error.instancePath}`,
    message: (words[error.keyword] ?? (() => 'không hợp lệ'))(error.params),
  }));

type Given = { readonly params: unknown; readonly query: unknown; readonly body: unknown };
const compiledFor = new WeakMap<object, Validator>();

/** Input that came by no request (of a job, of the command line) has to fit its route all the same; nothing is read from text. */
export const demandValid = (route: RouteShape, given: Given): void => {
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = route[part];
    if (!schema) continue;
    const valid = compiledFor.get(schema) ?? validatorOf({ schema, httpPart: 'body' });
    compiledFor.set(schema, valid);
    if (!valid(given[part])) throw problem('bad-request', { findings: validationFindings(part, valid.errors ?? []) });
  }
};
