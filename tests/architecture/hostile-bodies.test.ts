import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindings } from '../../src/app/bindings.ts';
import { validationFindings, validatorOf } from '../../src/platform/call/validation.ts';
import { type Schema, strangersTo, valuesOf } from '../world/schema-values.ts';

type Body = { readonly name: string; readonly schema: Schema };

/** What each route takes as its body, by the validator that the server asks. */
const bodies: readonly Body[] = bindings.flatMap(({ route }) =>
  route.body ? [{ name: `${route.method} ${route.path}`, schema: route.body as unknown as Schema }] : [],
);

const findingsFor = ({ schema }: Body) => {
  const valid = validatorOf({ schema, httpPart: 'body' });
  // A validator may bring texts into their form: each attempt has a body of its own.
  return (body: unknown) => (valid(structuredClone(body)) ? [] : validationFindings('body', valid.errors ?? []));
};

const SAMPLES = { numRuns: 8, seed: 11 };
const sampled = (body: Body): readonly Record<string, unknown>[] =>
  fc.sample(valuesOf(body.schema) as fc.Arbitrary<Record<string, unknown>>, SAMPLES);

/** Bodies with exactly one thing wrong in them, and where it is. */
const spoiled = ({ schema }: Body, good: Record<string, unknown>): { readonly at: string; readonly body: unknown }[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, own]) =>
    strangersTo(own).map((value) => ({ at: `body/${name}`, body: { ...good, [name]: value } })),
  );

/** Any kind of document: what it must be is said by another part, whose own tests refuse it. */
const takesAnything = (schema: Schema): boolean => schema.type === undefined && !schema.anyOf && !schema.allOf;

describe.each(bodies)('R10 ASVS 2.2.1 15.3.3 $name', (body) => {
  const findings = findingsFor(body);
  const goods = sampled(body);

  it('takes what its contract says', () => {
    for (const good of goods) expect({ good, findings: findings(good) }).toEqual({ good, findings: [] });
  });

  it('refuses what is of another kind, too long, blank or out of bounds, where it stands and in Vietnamese', () => {
    const [good = {}] = goods;
    for (const { at, body: bad } of spoiled(body, good)) {
      const [first] = findings(bad);
      expect({ bad, at: first?.at.startsWith(at) }).toEqual({ bad, at: true });
      expect(first?.message).toMatch(/\p{Ll}/u);
      expect(first?.message).not.toMatch(/must|should|property|schema|undefined/);
    }
  });

  it('refuses what lacks something, holds something that nobody asked for, or is no body at all', () => {
    const [good = {}] = goods;
    for (const name of body.schema.required ?? []) {
      const { [name]: _, ...rest } = good;
      expect(findings(rest)).toEqual([{ at: 'body', message: `thiếu trường “${name}”` }]);
    }
    if (!takesAnything(body.schema) && body.schema.type === 'object') {
      expect(findings({ ...good, is_admin: true })).toEqual([{ at: 'body', message: 'không có trường “is_admin”' }]);
      expect(findings(JSON.parse('{"__proto__":{"polluted":true}}'))).not.toEqual([]);
    }
    for (const none of [null, 7, 'x', [], [good]]) expect(findings(none)).not.toEqual([]);
  });
});
