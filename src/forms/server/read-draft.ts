import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import * as T from 'typebox';
import { validationFindings } from '../../platform/call/validation.ts';
import { loosened } from '../../platform/contract/loosened.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { FormDefinition } from '../rules/definition.ts';
import { entered } from '../rules/edit/entered.ts';
import { EditOperation } from '../rules/edit/operation.ts';

const once = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const ajv = new Ajv({ strict: false, allErrors: false });
const draftCheck = once((): ValidateFunction<FormDefinition> => ajv.compile<FormDefinition>(loosened(FormDefinition)));
const operationsCheck = once(
  (): ValidateFunction<EditOperation[]> => ajv.compile<EditOperation[]>(T.Array(EditOperation)),
);

const findingsOf = (at: string, errors: readonly ErrorObject[] | null | undefined) =>
  validationFindings(
    at,
    (errors ?? []).map(({ keyword, instancePath, schemaPath, params, message = '' }) => ({
      keyword,
      instancePath,
      schemaPath,
      params,
      message,
    })),
  );

/** A definition that may be incomplete, when it can be read as one; else `definition-refused` naming the place. */
export const readDraft = (value: unknown): FormDefinition => {
  const check = draftCheck();
  const given = entered(value);
  if (check(given)) return given;
  const findings = findingsOf('definition', check.errors).map(({ at, message }) => ({ where: at, message }));
  throw problem('definition-refused', { findings });
};

/** Edits as a page sends them. */
export const readOperations = (value: unknown): EditOperation[] => {
  const check = operationsCheck();
  const given = entered(value);
  if (check(given)) return given;
  throw problem('bad-request', { findings: findingsOf('body/operations', check.errors) });
};
