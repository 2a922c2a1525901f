import { Ajv, type ValidateFunction } from 'ajv';
import type { FastifySchemaValidationError } from 'fastify';

const strictAjv = new Ajv({ strict: false, allErrors: false, coerceTypes: false });
/** Addresses carry text only, so numbers in them are read from it; a body says its types itself. */
const addressAjv = new Ajv({ strict: false, allErrors: false, coerceTypes: true });

type Part = { readonly schema: unknown; readonly httpPart?: string };

export const validatorOf = ({ schema, httpPart }: Part): ValidateFunction =>
  (httpPart === 'body' ? strictAjv : addressAjv).compile(schema as object);

const words: Record<string, (params: Record<string, unknown>) => string> = {
  required: (params) => `thiếu trường “${String(params.missingProperty)}”`,
  additionalProperties: (params) => `không có trường “${String(params.additionalProperty)}”`,
  type: (params) => `sai kiểu dữ liệu, cần ${String(params.type)}`,
  pattern: () => 'sai định dạng',
  minLength: (params) => `cần ít nhất ${String(params.limit)} ký tự`,
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
