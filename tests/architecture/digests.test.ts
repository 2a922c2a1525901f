import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonical, contentDigest, eventDigest, isSigned, leafHash, readBatchFile, rootOf } from '../world/recipes.ts';

// Nothing of src is imported here: the document has to be enough (tests/architecture/product-digests.test.ts is the other half).

const page = readFileSync(new URL('../../docs/digests.md', import.meta.url), 'utf8');
/** The blocks of the document by what stands behind their fence: `form`, `form digest`. */
const blocks = new Map(
  [...page.matchAll(/^```(?:json|text) ([^\n]+)\n([\s\S]*?)\n```$/gm)].map(([, name = '', text = '']) => [name, text]),
);
const block = (name: string): string => {
  const text = blocks.get(name);
  if (text === undefined) throw new Error(`the document has no block ${name}`);
  return text;
};
const json = (name: string) => JSON.parse(block(name));

describe('R16 R22 R27 docs/digests.md is enough to recompute', () => {
  it('the canonical JSON of a definition', () => {
    expect(canonical(json('form'))).toBe(block('form canonical'));
  });

  it.each(['form', 'revision', 'consolidation', 'consolidation-1', 'approval'])('the digest of its %s', (name) => {
    expect(contentDigest(json(name))).toBe(block(`${name} digest`));
  });

  it.each(['event', 'event-1'])('the digest of its %s', (name) => {
    const event = json(name);
    expect(eventDigest(event)).toBe(block(`${name} digest`));
    expect(eventDigest({ ...event, reason: 'khác' })).not.toBe(block(`${name} digest`));
  });

  it('each example is made of the ones before', () => {
    expect(json('revision').form).toBe(block('form digest'));
    expect(json('consolidation').form).toBe(block('form digest'));
    expect(json('consolidation').members[0].digest).toBe(block('revision digest'));
    expect(json('approval').signatures).toContain(block('consolidation digest'));
    expect(json('event').detail.digest).toBe(block('revision digest'));
    const after = { state: 'submitted', revision: 1, digest: block('revision digest') };
    expect(json('event').after_digest).toBe(contentDigest(after));
    expect(
      json('leaves')
        .map(({ digest }: { digest: string }) => digest)
        .slice(0, 2),
    ).toEqual([block('event-1 digest'), block('event digest')]);
  });

  it('the tree, the file and its signature', () => {
    const leaves: Buffer[] = json('leaves').map(leafHash);
    expect(leaves.map((leaf) => leaf.toString('base64'))).toEqual(block('leaves hashes').split('\n'));
    const batch = readBatchFile(`${block('batch')}\n`);
    expect(batch.leaves.map(({ id, hash }) => [id, hash.toString('hex')])).toEqual(
      json('leaves').map(({ id }: { id: number }, at: number) => [id, leaves[at]?.toString('hex')]),
    );
    expect([batch.size, batch.root.toString('hex')]).toEqual([3, rootOf(leaves).toString('hex')]);
    expect(isSigned(batch, block('key'))).toBe(true);
    expect(isSigned({ ...batch, signed: batch.signed.replace('\n3\n', '\n4\n') }, block('key'))).toBe(false);
  });

  it('and says nothing beside', () => {
    const used = [
      'form',
      'form canonical',
      'revision',
      'consolidation',
      'consolidation-1',
      'approval',
      'event',
      'event-1',
      'leaves',
      'leaves hashes',
      'batch',
      'key',
    ];
    const digests = ['form', 'revision', 'consolidation', 'consolidation-1', 'approval', 'event', 'event-1'].map(
      (name) => `${name} digest`,
    );
    expect([...blocks.keys()].toSorted()).toEqual([...used, ...digests].toSorted());
  });
});
