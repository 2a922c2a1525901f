import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { catalogueForms } from '../../app/catalogue/read.ts';
import {
  compareDraft,
  editDraft,
  getDraft,
  listDraftEdits,
  listDrafts,
  openDraft,
  removeDraft,
} from '../contract/drafts.ts';
import { getFormVersion, publishForm } from '../contract.ts';
import type { FormDefinition } from '../rules/definition.ts';
import { difference } from '../rules/edit/difference.ts';
import { emptyDefinition, finished, opened } from '../rules/edit/opened.ts';
import type { EditOperation } from '../rules/edit/operation.ts';
import { readDraft } from './read-draft.ts';

const forms = catalogueForms().map(readDraft);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const open = async (tuan: Client, body: Parameters<typeof tuan.call<typeof openDraft>>[1]) =>
  (await tuan.call(openDraft, body)).body;
const edit = (client: Client, id: string, version: number, operations: EditOperation[]) =>
  client.call(editDraft, { params: { id }, body: { version, operations } });
const row = (code: string, label = 'Số hộ'): EditOperation => ({
  op: 'add-node',
  section: 'A',
  axis: 'rows',
  under: null,
  after: null,
  node: { code, label, type: 'integer' },
});
const table: EditOperation = {
  op: 'add-section',
  after: null,
  section: { code: 'A', title: 'Phần A', shape: 'table', rows: [], columns: [] },
};
const formula = (code: string, text: string): EditOperation => ({
  op: 'set-node',
  section: 'A',
  axis: 'rows',
  code,
  values: { formula: text },
});

describe('a form that is being designed', () => {
  it('R14 a new form says all that it still lacks, each with its place, and nothing once it is whole', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const { id, version } = await open(tuan, { body: { from: 'nothing', code: 'TN01', title: 'Phiếu thử' } });
      const { found } = (await tuan.call(getDraft, { params: { id } })).body;
      expect(found.map(({ place }) => place.field)).toEqual(['sector', 'periodKinds', 'verifier', 'sections']);
      const whole = await edit(tuan, id, version, [
        { op: 'set-form', values: { sector: 'dan-so', periodKinds: ['year'], verifier: 'CTK' } },
        table,
        row('A02'),
        row('A01'),
        {
          op: 'add-node',
          section: 'A',
          axis: 'columns',
          under: null,
          after: null,
          node: { code: 'TS', label: 'Tổng' },
        },
      ]);
      expect(whole.body).toMatchObject({ version: 2, found: [], merged: [] });
      const faulty = await edit(tuan, id, 2, [formula('A02', 'A01 + A1')]);
      expect(faulty.body.found).toEqual([
        {
          place: { section: 'A', row: 'A02', field: 'formula' },
          where: 'TN01 › A › A02',
          position: 6,
          length: 2,
          message: expect.stringContaining('“A1”'),
        },
      ]);
      expect((await tuan.call(listDrafts)).body.drafts).toEqual([
        expect.objectContaining({ code: 'TN01', base: null, version: 3, findings: 1, changedBy: 'Lê Anh Tuấn' }),
      ]);
    }));

  it('R14 two people edit one draft: elsewhere both stand, at the same place neither is lost silently', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const { id } = await open(tuan, { body: { from: 'version', code: 'DT07' } });
      await sql`update account set duties = array['catalogue', 'accounts'] where username = ${people.quan.username}`.execute(
        world.db,
      );
      const other = await world.as('quan');
      expect((await edit(tuan, id, 1, [formula('A06', 'A05 / A01 * 1000')])).status).toBe(200);
      const elsewhere = await edit(other, id, 1, [
        { op: 'set-node', section: 'A', axis: 'rows', code: 'A06', values: { label: 'Tỷ lệ nghèo' } },
        row('A20'),
      ]);
      expect(elsewhere.body).toMatchObject({ version: 3, merged: [{ version: 2, by: 'Lê Anh Tuấn' }] });
      const same = await edit(other, id, 1, [formula('A06', 'A05 / A02 * 100'), row('A21')]);
      expect([same.status, same.problem.code, same.problem.version]).toEqual([409, 'draft-conflict', 3]);
      expect(same.problem.conflicts).toEqual([
        {
          place: 'sections/A/rows/A06/formula',
          where: 'công thức của dòng A06 “Tỷ lệ nghèo”',
          by: 'Lê Anh Tuấn',
          at: expect.any(String),
          theirs: 'A05 / A01 * 1000',
          yours: 'A05 / A02 * 100',
        },
      ]);
      const { edits, version } = (await tuan.call(listDraftEdits, { params: { id }, query: { after: 2 } })).body;
      expect([version, edits.map(({ by }) => by)]).toEqual([3, ['Nguyễn Văn Quân']]);
      const { definition } = (await tuan.call(getDraft, { params: { id } })).body;
      const undone = await edit(tuan, id, 3, [...(edits[0]?.undo ?? [])]);
      expect(undone.status).toBe(200);
      const { changes } = (await tuan.call(compareDraft, { params: { id } })).body;
      expect(changes).toEqual([
        {
          kind: 'formula',
          place: 'sections/A/rows/A06/formula',
          words: expect.stringMatching(/^Công thức của dòng A06 .*“A05 \/ A01 \* 1000”$/),
        },
      ]);
      expect(JSON.stringify(definition)).toContain('A20');
    }));

  it('R14 an edit that cannot be made refuses all that came with it, in words', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const { id } = await open(tuan, { body: { from: 'nothing', code: 'TN01', title: 'Phiếu thử' } });
      const twice = await edit(tuan, id, 1, [table, row('A01'), row('A01')]);
      expect([twice.status, twice.problem.detail]).toEqual([422, 'Mã dòng A01 đã có trong phiếu.']);
      const wrong = { op: 'set-node', section: 'A' };
      const { status } = await tuan.call(editDraft, {
        params: { id },
        body: { version: 1, operations: JSON.parse(JSON.stringify([wrong])) },
      });
      expect(status).toBe(400);
      expect((await tuan.call(getDraft, { params: { id } })).body.definition.sections).toEqual([]);
    }));

  it('R14 a form has one draft at a time; a published form is not begun anew, its code stays; a draft can be put away', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const taken = await tuan.call(openDraft, { body: { from: 'nothing', code: 'DT01', title: 'Khác' } });
      expect([taken.status, taken.problem.detail]).toEqual([409, expect.stringContaining('phiên bản kế tiếp')]);
      const { id } = await open(tuan, { body: { from: 'version', code: 'DT01' } });
      expect((await tuan.call(openDraft, { body: { from: 'version', code: 'DT01' } })).status).toBe(409);
      const renamed = await edit(tuan, id, 1, [{ op: 'set-form', values: { code: 'TN01' } }]);
      expect(renamed.problem.detail).toContain('mã giữ nguyên');
      expect((await tuan.call(removeDraft, { params: { id } })).status).toBe(200);
      expect((await tuan.call(getDraft, { params: { id } })).status).toBe(404);
      expect((await edit(tuan, id, 1, [row('A77')])).status).toBe(404);
      const copy = await open(tuan, { body: { from: 'copy', of: 'DT01', code: 'TN01', title: 'Bản sao' } });
      const { definition } = (await tuan.call(getDraft, { params: { id: copy.id } })).body;
      expect([definition.code, definition.title, definition.sections.length]).toEqual(['TN01', 'Bản sao', 2]);
    }));

  it('R14 only who keeps the catalogue designs forms', () =>
    world.rollback(async () => {
      const mai = await world.as('mai');
      expect((await mai.call(listDrafts)).status).toBe(403);
      expect((await mai.call(openDraft, { body: { from: 'version', code: 'DT01' } })).status).toBe(403);
    }));
});

describe('each form of the catalogue', () => {
  it.each(forms.map((form): [string, FormDefinition] => [form.code, form]))(
    'R14 %s is built from an empty form, edit by edit, and is what the catalogue has',
    (_code, form) =>
      world.rollback(async () => {
        const tuan = await world.as('tuan');
        const code = `Z${form.code}`;
        const start = emptyDefinition(code, 'Phiếu mới');
        const { id } = await open(tuan, { body: { from: 'nothing', code, title: 'Phiếu mới' } });
        const shells: EditOperation[] = form.sections.map((section, at) => ({
          op: 'add-section',
          after: form.sections[at - 1]?.code ?? null,
          section:
            section.shape === 'table'
              ? { ...section, rows: [], columns: [] }
              : section.shape === 'list'
                ? { ...section, columns: [] }
                : { ...section, rows: [] },
        }));
        const begun = await edit(tuan, id, 1, shells);
        const there = (await tuan.call(getDraft, { params: { id } })).body.definition;
        const wanted = opened({ ...form, code });
        const built = await edit(tuan, id, begun.body.version, difference(there, wanted));
        expect([start.sections.length, built.status]).toEqual([0, 200]);
        const { definition } = (await tuan.call(getDraft, { params: { id } })).body;
        expect(finished(definition)).toEqual({ ...form, code });
      }),
  );

  it('R14 a form that is loaded from a file and published is the file', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const form = forms.find(({ code }) => code === 'DT05');
      const { id } = await open(tuan, { body: { from: 'file', definition: { ...form, code: 'TN05' } } });
      const { definition } = (await tuan.call(getDraft, { params: { id } })).body;
      const { status } = await tuan.call(publishForm, {
        body: { definition: finished(definition), effectiveFrom: '2023-01-01' },
      });
      const { body } = await tuan.call(getFormVersion, { params: { code: 'TN05', version: 1 } });
      expect([status, body.definition]).toEqual([200, { ...form, code: 'TN05' }]);
    }));
});
