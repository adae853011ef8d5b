import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { SignedIn } from './session/session';
import { AppShell } from './shell/AppShell';
import { Waiting } from './shell/Waiting';
import { useSpeech } from './texts';

const NotFound = lazy(() => import('./common/NotFound'));
const loadWorkPage = () => import('./work/WorkPage');
const WorkPage = lazy(loadWorkPage);
// The home page is what most open first.
if (/^\/app\/?(sign-in)?$/.test(location.pathname)) void loadWorkPage();
const FirstUsePage = lazy(() => import('./session/FirstUsePage'));
const AccountPage = lazy(() => import('./accounts/AccountPage'));
const AccountsPage = lazy(() => import('./accounts/AccountsPage'));
const CaseListPage = lazy(() => import('./cases/CaseListPage'));
const NewLeadPage = lazy(() => import('./cases/NewLeadPage'));
const OnTheSpotPage = lazy(() => import('./cases/OnTheSpotPage'));
const ReviewQueuePage = lazy(() => import('./reviews/ReviewQueuePage'));
const ReviewPage = lazy(() => import('./reviews/ReviewPage'));
const CataloguePage = lazy(() => import('./catalogue/CataloguePage'));
const LegalityListPage = lazy(() => import('./legality/LegalityListPage'));
const LegalityPage = lazy(() => import('./legality/LegalityPage'));
const DisclosureListPage = lazy(() => import('./disclosure/DisclosureListPage'));
const ExchangePage = lazy(() => import('./exchange/ExchangePage'));
const InspectionsPage = lazy(() => import('./inspections/InspectionsPage'));
const LicencesPage = lazy(() => import('./licences/LicencesPage'));
const ProactiveDisclosurePage = lazy(() => import('./proactive-disclosure/ProactiveDisclosurePage'));
const RequestsPage = lazy(() => import('./disclosure/RequestsPage'));
const RequestPage = lazy(() => import('./disclosure/RequestPage'));
const FileEditorPage = lazy(() => import('./disclosure/files/FileEditorPage'));
const DisclosurePage = lazy(() => import('./disclosure/DisclosurePage'));
const MatterDisclosurePage = lazy(() => import('./disclosure/MatterDisclosurePage'));
const SecurityLogPage = lazy(() => import('./security/SecurityLogPage'));
const SupervisionPage = lazy(() => import('./supervision/SupervisionPage'));
const EvidencePage = lazy(() => import('./evidence/EvidencePage'));
const DevicesPage = lazy(() => import('./evidence/DevicesPage'));
const PendingPage = lazy(() => import('./evidence/PendingPage'));
const DisposalsPage = lazy(() => import('./evidence/DisposalsPage'));
const MyExamsPage = lazy(() => import('./exams/MyExamsPage'));
const AttemptPage = lazy(() => import('./exams/AttemptPage'));
const ResultPage = lazy(() => import('./exams/ResultPage'));
const PracticePage = lazy(() => import('./exams/PracticePage'));
const ExamAdminPage = lazy(() => import('./exams/ExamAdminPage'));
const BatchPage = lazy(() => import('./exams/BatchPage'));
const OfficersPage = lazy(() => import('./officers/OfficersPage'));
const OfficerPage = lazy(() => import('./officers/OfficerPage'));
const MyCertificatePage = lazy(() => import('./officers/MyCertificatePage'));
const ApplicationsPage = lazy(() => import('./officers/ApplicationsPage'));
const QuestionsPage = lazy(() => import('./questions/QuestionsPage'));
const TrainingPage = lazy(() => import('./training/TrainingPage'));
const StudyPage = lazy(() => import('./training/StudyPage'));
const TrainingDeskPage = lazy(() => import('./training/TrainingDeskPage'));
const CasePage = lazy(() => import('./cases/CasePage'));

/** Contrast of at least 4.5 : 1 on white (WCAG 2.1 AA). */
const TOKENS = {
  colorPrimary: '#1554ad',
  colorInfo: '#1554ad',
  colorLink: '#1554ad',
  colorError: '#cf1322',
  colorTextSecondary: '#5c5c5c',
  colorTextDescription: '#5c5c5c',
  colorTextTertiary: '#5c5c5c',
  colorTextPlaceholder: '#6e6e6e',
  colorTextDisabled: '#6e6e6e',
  borderRadius: 6,
  // An animation that is overtaken by a quick answer never ends: a button goes on being called "loading", a list stays open.
  motion: false,
};

/** Every page behind the sign-in, with the components they share. */
export default function Workspace() {
  const { language } = useSpeech();
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      locale={language === 'en' ? enUS : zhCN}
      theme={{ token: TOKENS }}
    >
      <App>
        <WorkspacePages />
      </App>
    </ConfigProvider>
  );
}

function WorkspacePages() {
  return (
    <Routes>
      <Route
        path="first-use"
        element={
          <Suspense fallback={<Waiting />}>
            <FirstUsePage />
          </Suspense>
        }
      />
      <Route
        element={
          <SignedIn>
            <AppShell />
          </SignedIn>
        }
      >
        <Route index element={<WorkPage />} />
        <Route path="account" element={<AccountPage />} />
        <Route path="accounts" element={<AccountsPage />} />
        <Route path="cases" element={<CaseListPage />} />
        <Route path="cases/:id" element={<CasePage />} />
        <Route path="leads/new" element={<NewLeadPage />} />
        <Route path="on-the-spot" element={<OnTheSpotPage />} />
        <Route path="reviews" element={<ReviewQueuePage />} />
        <Route path="reviews/:id" element={<ReviewPage />} />
        <Route path="review-catalogue" element={<CataloguePage />} />
        <Route path="legality" element={<LegalityListPage />} />
        <Route path="legality/:id" element={<LegalityPage />} />
        <Route path="disclosures" element={<DisclosureListPage />} />
        <Route path="inspections" element={<InspectionsPage />} />
        <Route path="openness" element={<ProactiveDisclosurePage />} />
        <Route path="exchange" element={<ExchangePage />} />
        <Route path="disclosures/:caseId" element={<DisclosurePage />} />
        <Route path="disclosures/:kind/:matterId" element={<MatterDisclosurePage />} />
        <Route path="licences" element={<LicencesPage />} />
        <Route path="disclosures/:caseId/files/:fileId" element={<FileEditorPage />} />
        <Route path="disclosures/:kind/:matterId/files/:fileId" element={<FileEditorPage />} />
        <Route path="requests" element={<RequestsPage />} />
        <Route path="requests/:id" element={<RequestPage />} />
        <Route path="evidence/:id" element={<EvidencePage />} />
        <Route path="devices" element={<DevicesPage />} />
        <Route path="pending-recordings" element={<PendingPage />} />
        <Route path="disposals" element={<DisposalsPage />} />
        <Route path="officers" element={<OfficersPage />} />
        <Route path="officers/:id" element={<OfficerPage />} />
        <Route path="my-certificate" element={<MyCertificatePage />} />
        <Route path="certificate-applications" element={<ApplicationsPage />} />
        <Route path="questions" element={<QuestionsPage />} />
        <Route path="training" element={<TrainingPage />} />
        <Route path="training/units/:id" element={<StudyPage />} />
        <Route path="training-desk" element={<TrainingDeskPage />} />
        <Route path="security-log" element={<SecurityLogPage />} />
        <Route path="supervision" element={<SupervisionPage />} />
        <Route path="exams" element={<MyExamsPage />} />
        <Route path="exams/practice" element={<PracticePage />} />
        <Route path="exams/sittings/:registrationId" element={<AttemptPage />} />
        <Route path="exams/results/:sittingId" element={<ResultPage />} />
        <Route path="exam-admin" element={<ExamAdminPage />} />
        <Route path="exam-admin/:id" element={<BatchPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
