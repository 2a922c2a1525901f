import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Scheme } from '../../classifications/rules/scheme.ts';
import { validationFindings } from '../../platform/call/validation.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { compileForm } from '../rules/compile.ts';
import type { CompiledForm } from '../rules/compiled.ts';
import { FormDefinition } from '../rules/definition.ts';
import { FormDefinitionError } from '../rules/form-problems.ts';
import { ethnicGroups } from './ethnic-groups.ts';

let compiled: ValidateFunction<FormDefinition> | undefined;

/** Compiled when first asked: the schema of definitions is large, and most starts publish none. */
const definitionCheck = (): ValidateFunction<FormDefinition> => {
  compiled ??= new Ajv({ strict: false, allErrors: false }).compile<FormDefinition>(FormDefinition);
  return compiled;
};

/** A form as published ones are found by code; undefined stands for "not published". */
export type FindForm = (code: string) => CompiledForm | undefined;

/** The definition, when it has the shape of one; else `definition-refused` naming the places. */
export const readDefinition = (value: unknown): FormDefinition => {
  const isDefinition = definitionCheck();
  if (isDefinition(value)) return value;
  const findings = validationFindings('definition', (isDefinition.errors ?? []).map(asFinding));
  throw problem('definition-refused', { findings: findings.map(({ at, message }) => ({ where: at, message })) });
};

/**
 * Compiles a definition; without `forms`, names of other forms are taken on trust.
 * Throws `definition-refused` with every finding `{ where, position?, message }`.
 */
export const compileDefinition = (
  definition: FormDefinition,
  forms?: FindForm,
  schemes?: readonly Scheme[],
): CompiledForm => {
  try {
    return compileForm(definition, { ethnicGroups: ethnicGroups(), schemes, ...(forms ? { forms } : {}) });
  } catch (error) {
    if (error instanceof FormDefinitionError) throw problem('definition-refused', { findings: error.problems });
    throw error;
  }
};

const asFinding = ({ keyword, instancePath, schemaPath, params, message }: ErrorObject) => ({
  keyword,
  instancePath,
  schemaPath,
  params,
  message: message ?? '',
});
