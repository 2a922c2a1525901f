import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootOf } from '../../src/audit/rules/merkle.ts';
import { isSignedBy, readCheckpoint } from '../../src/audit/server/checkpoint-note.ts';
import { eventDigest, leafOf, sha256Bytes } from '../../src/audit/server/event-digest.ts';
import { listBatches, readBatch, writeBatch } from '../../src/audit/server/outside.ts';
import { digestOf } from '../../src/platform/digest/digest.ts';
import { canonicalJson } from '../../src/platform/rules/canonical-json.ts';
import { consolidationDigest } from '../../src/review/server/consolidation-digest.ts';
import { revisionDigest } from '../../src/submissions/server/send.ts';

const page = readFileSync(new URL('../../docs/digests.md', import.meta.url), 'utf8');
const block = (name: string): string => {
  const found = new RegExp(`^\`\`\`(?:json|text) ${name}\\n([\\s\\S]*?)\\n\`\`\`$`, 'm').exec(page)?.[1];
  if (found === undefined) throw new Error(`the document has no block ${name}`);
  return found;
};
const json = (name: string) => JSON.parse(block(name));

describe('R16 R22 R27 the product does what docs/digests.md says', () => {
  it('with a definition, a revision, a consolidation, an approval', () => {
    expect(canonicalJson(json('form'))).toBe(block('form canonical'));
    expect(digestOf(json('form'))).toBe(block('form digest'));
    const { submission, number, form, context, explanations, ...frozen } = json('revision');
    expect(revisionDigest(submission, number, form, frozen, context, explanations)).toBe(block('revision digest'));
    const { recipe: _, members, excused, ...content } = json('consolidation');
    const turned = { ...content, members: members.toReversed(), excused };
    expect(consolidationDigest(turned)).toBe(block('consolidation digest'));
    expect(digestOf(json('approval'))).toBe(block('approval digest'));
  });

  it('with a consolidation of another unit, of another period, with another excuse: another digest each', () => {
    const { recipe: _, ...content } = json('consolidation');
    const others = [
      { ...content, unit: 8 },
      { ...content, period: '2023' },
      { ...content, excused: [] },
      { ...content, excused: [{ ...content.excused[0], reason: 'lý do khác' }] },
    ].map((other) => consolidationDigest(other));
    expect(new Set([block('consolidation digest'), ...others]).size).toBe(5);
  });

  it('with a signature of recipe 1 that stands: by recipe 1; with a new one, and with other figures, by recipe 2', () => {
    const content = { ...json('consolidation-1'), unit: 7, period: '2022', excused: [] };
    const standing = block('consolidation-1 digest');
    expect(consolidationDigest(content, standing)).toBe(standing);
    expect(consolidationDigest(content)).not.toBe(standing);
    const others = { ...content, figures: ['241', '5', null, '5/3'] };
    expect(consolidationDigest(others, standing)).toBe(consolidationDigest(others));
  });

  it.each(['event', 'event-1'])('with its %s', (name) => {
    const event = { format: 1, ...json(name) };
    expect(eventDigest(event)).toBe(block(`${name} digest`));
  });

  it('with leaves, root, file and signature', () => {
    const leaves = json('leaves').map(leafOf);
    expect(leaves.map((leaf: Uint8Array) => Buffer.from(leaf).toString('base64'))).toEqual(
      block('leaves hashes').split('\n'),
    );
    const directory = mkdtempSync(join(tmpdir(), 'dan-toc-kiem-chung-'));
    const name = join('2022-11', '000000000000-000000000003.txt');
    mkdirSync(join(directory, '2022-11'));
    writeFileSync(join(directory, name), `${block('batch')}\n`);
    const [file] = listBatches(directory);
    const batch = file && readBatch(file);
    if (!batch) throw new Error('the file is not read');
    const checkpoint = readCheckpoint(batch.note);
    expect(Buffer.from(checkpoint?.root ?? []).equals(rootOf(sha256Bytes, leaves))).toBe(true);
    expect(isSignedBy(batch.note, block('key'))).toBe(true);
    writeBatch(join(directory, 'again'), '2022-11', batch);
    expect(readFileSync(join(directory, 'again', name), 'utf8')).toBe(`${block('batch')}\n`);
    rmSync(directory, { recursive: true });
  });
});
