import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { WorkListPage } from '../../monitoring/web/WorkListPage.tsx';
import { withParams } from '../../platform/ui/address.tsx';
import { SignInPage } from '../../sign-in/web/SignInPage.tsx';
import { basedHistory } from './based-history.ts';
import { Crash } from './Crash.tsx';
import { Frame } from './frame/Frame.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { parseSearch, stringifySearch } from './search-text.ts';

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: Crash });
/** Everything behind the sign-in stands in the frame. */
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });

const later = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazyRouteComponent(async () => ({ default: withParams(await load()) }));

/** A page before sign-in, loaded when it is first visited. */
const outside = <P extends object>(path: string, load: () => Promise<ComponentType<P>>) =>
  createRoute({ getParentRoute: () => root, path, component: later(load) });

/** A page in the frame; the parameters of its address come to it as props. */
const inside = <P extends object>(path: string, load: () => Promise<ComponentType<P>>) =>
  createRoute({ getParentRoute: () => frame, path, component: later(load) });

const before = [
  // With the work list the first that people see: both come with the frame, so that nothing more has to be fetched.
  createRoute({ getParentRoute: () => root, path: '/dang-nhap', component: SignInPage }),
  outside('/doi-mat-khau', async () => (await import('../../sign-in/web/ChangePasswordPage.tsx')).ChangePasswordPage),
  outside('/xac-thuc-hai-lop', async () => (await import('../../sign-in/web/EnrolPage.tsx')).EnrolPage),
  outside('/quen-mat-khau', async () => (await import('../../sign-in/web/LostPasswordPage.tsx')).LostPasswordPage),
  outside('/dat-lai-mat-khau', async () => (await import('../../sign-in/web/ResetPasswordPage.tsx')).ResetPasswordPage),
  outside('/thiet-lap', async () => (await import('../../accounts/web/SetupPage.tsx')).SetupPage),
];

const figures = [
  inside('/phieu', async () => (await import('../../submissions/web/SubmissionsPage.tsx')).SubmissionsPage),
  inside('/phieu/$id', async () => (await import('../../submissions/web/EntryPage.tsx')).EntryPage),
  inside('/kiem-tra', async () => (await import('../../review/web/ReviewQueuesPage.tsx')).ReviewQueuesPage),
  inside('/kiem-tra/$form/$period', async () => (await import('../../review/web/ReviewPage.tsx')).ReviewPage),
  inside('/chot/$id', async () => (await import('../../review/web/ConsolidationPage.tsx')).ConsolidationPage),
  inside('/phe-duyet', async () => (await import('../../review/web/ApprovalsPage.tsx')).ApprovalsPage),
  inside('/tong-hop', async () => (await import('../../totals/web/TotalsPage.tsx')).TotalsPage),
  inside('/bao-cao', async () => (await import('../../reports/web/ReportsPage.tsx')).ReportsPage),
];

const monitoring = [
  createRoute({ getParentRoute: () => frame, path: '/', component: WorkListPage }),
  inside('/thong-bao', async () => (await import('../../notices/web/NoticesPage.tsx')).NoticesPage),
  inside('/tien-do/$form/$period', async () => (await import('../../monitoring/web/ProgressPage.tsx')).ProgressPage),
  inside('/dot-thu-thap', async () => (await import('../../campaigns/web/CampaignsPage.tsx')).CampaignsPage),
  inside('/dot-thu-thap/moi', async () => (await import('../../campaigns/web/NewCampaignPage.tsx')).NewCampaignPage),
  inside('/dot-thu-thap/$id', async () => (await import('../../campaigns/web/CampaignPage.tsx')).CampaignPage),
];

const administration = [
  inside('/tai-khoan-cua-toi', async () => (await import('../../sign-in/web/MyAccountPage.tsx')).MyAccountPage),
  inside('/quan-tri/chinh-sach', async () => (await import('../../policy/web/PolicyPage.tsx')).PolicyPage),
  inside('/quan-tri/don-vi', async () => (await import('../../units/web/UnitsPage.tsx')).UnitsPage),
  inside('/tai-khoan-don-vi', async () => (await import('../../accounts/web/OwnAccountPage.tsx')).OwnAccountPage),
  inside('/tai-khoan-don-vi/de-nghi', async () => (await import('../../accounts/web/AskPage.tsx')).AskPage),
  inside('/quan-tri/tai-khoan', async () => (await import('../../accounts/web/AccountsPage.tsx')).AccountsPage),
  inside('/quan-tri/tai-khoan/$id', async () => (await import('../../accounts/web/AccountPage.tsx')).AccountPage),
  inside(
    '/quan-tri/tai-khoan/$id/ban-giao',
    async () => (await import('../../accounts/web/HandoverPage.tsx')).HandoverPage,
  ),
  inside('/quan-tri/de-nghi', async () => (await import('../../accounts/web/RequestsPage.tsx')).RequestsPage),
  inside('/quan-tri/cong-chuc', async () => (await import('../../accounts/web/CustodiansPage.tsx')).CustodiansPage),
  inside(
    '/quan-tri/ra-soat',
    async () => (await import('../../accounts/web/ReviewAccountsPage.tsx')).ReviewAccountsPage,
  ),
  inside('/quan-tri/cong-viec', async () => (await import('../../jobs/web/JobsPage.tsx')).JobsPage),
  inside('/quan-tri/vai-tro', async () => (await import('../../accounts/web/RolesPage.tsx')).RolesPage),
  inside('/quan-tri/phieu', async () => (await import('../../forms/web/FormsPage.tsx')).FormsPage),
  inside('/quan-tri/luu-giu-nhat-ky', async () => (await import('../../audit/web/RetentionPage.tsx')).RetentionPage),
  inside('/nhat-ky', async () => (await import('./AuditAtUnits.tsx')).AuditAtUnits),
];

const history = basedHistory();

/** An address that is none of ours keeps the menu for who is signed in; whoever is not signs in first. */
const nowhere = createRoute({ getParentRoute: () => frame, path: '$', component: NotFoundPage });

export const router = createRouter({
  ...(history ? { history } : {}),
  routeTree: root.addChildren([...before, frame.addChildren([...figures, ...monitoring, ...administration, nowhere])]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
});
