import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../rules/canonical-json.ts';
import { digestOf } from './digest.ts';

describe('the digest of a content', () => {
  it('R22 is that of its canonical JSON: sorted names, no spaces', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'đ' }], a: true, skipped: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"đ","d":null}]}',
    );
    expect(digestOf({})).toBe('sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('R22 does not depend on the order in which names were written, and changes with any value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (content, name) => {
        const reversed = Object.fromEntries(Object.entries(content).reverse());
        expect(digestOf(reversed)).toBe(digestOf(content));
        expect(digestOf({ ...content, [`${name}+`]: 'khác' })).not.toBe(digestOf({ ...content, [`${name}+`]: 'khac' }));
      }),
    );
  });
});
