import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { formatDay } from '../../../src/platform/text/vietnamese.ts';
import { returnSubmission } from '../../../src/review/contract.ts';
import { getSheet, saveDraft, submitSheet } from '../../../src/submissions/contract.ts';
import { inDays } from '../../scenario/days.ts';
import { picture } from '../browser.ts';
import { communesOf, districtName } from '../offices.ts';
import { button, cell, dialog, enter, expectText, said } from '../pages.ts';
import { personOf } from '../people.ts';
import { acceptOne, acceptWaiting, inTurn, sendFigures, signOwn, submissionOf, verifyWaiting } from '../round.ts';
import { type Cast, CLERK, COMMUNE, DISTRICT, YEAR } from './cast.ts';

const DT01 = { form: 'DT01', period: YEAR };
const DT07 = { form: 'DT07', period: YEAR };
const NEIGHBOUR = 'caothang.trungkhanh';

const standing = (page: Page) => page.getByRole('main');

/** Signing, verifying, approving; what is reopened is stale; what is approved is locked. */
export const consolidate = (cast: Cast): void => {
  const { clerk, district, department, approver } = cast;

  it('R22 when all its communes are accepted the district signs the consolidation', async () => {
    const office = await personOf('trungkhanh');
    await inTurn(communesOf(cast.figures, DISTRICT), 4, async ({ code, username }) => {
      const session = await personOf(username);
      if (code !== COMMUNE) await sendFigures(session, DT01, cast.figures.of('DT01', code, YEAR));
      await sendFigures(session, DT07, cast.figures.of('DT07', code, YEAR));
    });
    await acceptWaiting(office, DT01);
    await acceptWaiting(office, DT07);
    await signOwn(office, DT07);
    await district.reload();
    await district.getByText('Bản chốt số liệu', { exact: true }).click();
    await expectText(standing(district), /21\/21 đơn vị đã chấp nhận/);
    await button(district, 'Chốt số liệu').click();
    await expectText(dialog(district), /Bản chốt gồm 21 phiếu đã chấp nhận/);
    await picture(district, 'guide/chot-so-lieu');
    await button(dialog(district), 'Chốt số liệu').click();
    await said(district, 'Đã chốt số liệu.');
    await standing(district).getByText('Đã chốt', { exact: true }).waitFor();
  });

  it('R22 a reopened commune makes the consolidation stale: it cannot go on until accepted and signed again', async () => {
    const [office, commune] = [await personOf('trungkhanh'), await personOf(NEIGHBOUR)];
    const { id } = await submissionOf(commune, DT01);
    const params = { id };
    const { seen } = await office.must(getSheet, { params });
    await office.must(returnSubmission, {
      params,
      body: { seen, reason: 'Rà soát lại', cells: [{ cell: 'A01.TAY', reason: 'Rà lại số hộ' }], dueOn: inDays(3) },
    });
    await district.reload();
    await standing(district).getByText('Cần chốt lại', { exact: true }).waitFor();
    await expectText(standing(district), /20\/21 đơn vị đã chấp nhận/);
    expect(await button(district, 'Chốt lại số liệu').count()).toBe(0);
    const { submission } = await commune.must(getSheet, { params });
    const { dataVersion } = await commune.must(saveDraft, {
      params,
      body: {
        baseVersion: submission.dataVersion,
        cells: { 'A01.TAY': cast.figures.of('DT01', '01480', YEAR)['A01.TAY'] ?? '' },
      },
    });
    const again = await commune.send(submitSheet, {
      params,
      body: {
        baseVersion: dataVersion,
        explanations: submission.revision > 0 ? (await commune.must(getSheet, { params })).explanations : [],
      },
    });
    expect(again.problem.detail ?? again.status).toBe(200);
    await acceptOne(office, id);
    await district.reload();
    await button(district, 'Chốt lại số liệu').click();
    await button(dialog(district), 'Chốt lại số liệu').click();
    await said(district, 'Đã chốt số liệu.');
  });

  it('R20 the departments of the sector verify', async () => {
    for (const code of districtName(cast.figures).keys()) {
      if (code === DISTRICT) continue;
      await inTurn(communesOf(cast.figures, code), 6, async (commune) => {
        await sendFigures(await personOf(commune.username), DT01, cast.figures.of('DT01', commune.code, YEAR));
      });
      const office = await personOf(districtName(cast.figures).get(code) ?? '');
      await acceptWaiting(office, DT01);
      await signOwn(office, DT01);
    }
    await enter(department, 'ctk');
    // Its own due day, 35 days after the opening, not the district's.
    const line = department
      .getByRole('listitem')
      .filter({ has: department.getByRole('link', { name: /^Xem và xác thực: DT01 .*Trùng Khánh/ }) });
    await expectText(line, new RegExp(`Còn 35 ngày · ${formatDay(inDays(35)).slice(0, 5)}`));
    await department.getByRole('link', { name: /^Xem và xác thực: DT01 .*Trùng Khánh/ }).click();
    await picture(department, 'guide/xac-thuc');
    await button(department, 'Xác thực số liệu').click();
    await button(dialog(department), 'Xác thực số liệu').click();
    await said(department, 'Đã xác thực số liệu.');
    await verifyWaiting(await personOf('ctk'), DT01);
  });

  it('R20 another department verifies its own form only', async () => {
    await department.context().clearCookies();
    await enter(department, 'sldtbxh');
    await department.getByRole('link', { name: /^Xem và xác thực: DT07 .*Trùng Khánh/ }).waitFor();
    expect(await department.getByRole('link', { name: /DT01/ }).count()).toBe(0);
    await department.getByRole('link', { name: /^Xem và xác thực: DT07 .*Trùng Khánh/ }).click();
    await button(department, 'Xác thực số liệu').click();
    await button(dialog(department), 'Xác thực số liệu').click();
    await said(department, 'Đã xác thực số liệu.');
  });

  it('R20 the board approves, and from then on the figures are locked with the reason said', async () => {
    await enter(approver, 'phe.duyet');
    await approver.getByRole('link', { name: /^Xem và phê duyệt: DT01 .*Năm 2022/ }).click();
    const row = approver.getByRole('row').filter({ hasText: 'DT01 ·' }).filter({ hasText: 'Năm 2022' });
    await expectText(row, /161\/161[\s\S]*10\/10[\s\S]*Đủ điều kiện phê duyệt/);
    await button(row, 'Phê duyệt DT01 Năm 2022').click();
    await expectText(dialog(approver), /không ai sửa được/);
    await button(dialog(approver), 'Phê duyệt và khóa').click();
    await said(approver, 'Đã phê duyệt và khóa số liệu.');
    await clerk.reload();
    await clerk
      .getByText(/đã được phê duyệt và khóa/i)
      .first()
      .waitFor();
    expect(await cell(clerk, 'A01', 'Tày').getAttribute('readonly')).not.toBeNull();
    const session = await personOf(CLERK);
    const { id, dataVersion } = await submissionOf(session, DT01);
    const late = await session.send(saveDraft, {
      params: { id },
      body: { baseVersion: dataVersion, cells: { 'A01.TAY': '1' } },
    });
    expect([late.status, late.problem.code]).toEqual([409, 'locked']);
  });
};
