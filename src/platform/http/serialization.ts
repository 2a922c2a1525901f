import fastJson from 'fast-json-stringify';

/** Compiled when a route first answers: together the schemas of all answers took a tenth of each start. What a schema does not name does not leave. */
export const serializerOf = ({ schema }: { readonly schema: unknown }): ((answer: unknown) => string) => {
  let compiled: ((answer: unknown) => string) | undefined;
  return (answer) => {
    compiled ??= fastJson(schema as fastJson.AnySchema);
    return compiled(answer);
  };
};
