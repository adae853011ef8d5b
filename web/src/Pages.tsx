import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { NotFound } from './common/NotFound';
import { SignedIn } from './session/session';
import SignInPage from './session/SignInPage';
import { AppShell } from './shell/AppShell';

const WorkPage = lazy(() => import('./work/WorkPage'));
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
const OpennessPage = lazy(() => import('./openness/OpennessPage'));
const RequestsPage = lazy(() => import('./disclosure/RequestsPage'));
const RequestPage = lazy(() => import('./disclosure/RequestPage'));
const FileEditorPage = lazy(() => import('./disclosure/files/FileEditorPage'));
const DisclosurePage = lazy(() => import('./disclosure/DisclosurePage'));
const MatterDisclosurePage = lazy(() => import('./disclosure/MatterDisclosurePage'));
const SupervisionPage = lazy(() => import('./supervision/SupervisionPage'));
const EvidencePage = lazy(() => import('./evidence/EvidencePage'));
const DevicesPage = lazy(() => import('./evidence/DevicesPage'));
const PendingPage = lazy(() => import('./evidence/PendingPage'));
const DisposalsPage = lazy(() => import('./evidence/DisposalsPage'));
const MyExamsPage = lazy(() => import('./exams/MyExamsPage'));
const SittingPage = lazy(() => import('./exams/SittingPage'));
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

export function Pages() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route
        element={
          <SignedIn>
            <AppShell />
          </SignedIn>
        }
      >
        <Route index element={<WorkPage />} />
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
        <Route path="openness" element={<OpennessPage />} />
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
        <Route path="supervision" element={<SupervisionPage />} />
        <Route path="exams" element={<MyExamsPage />} />
        <Route path="exams/practice" element={<PracticePage />} />
        <Route path="exams/sittings/:registrationId" element={<SittingPage />} />
        <Route path="exams/results/:sittingId" element={<ResultPage />} />
        <Route path="exam-admin" element={<ExamAdminPage />} />
        <Route path="exam-admin/:id" element={<BatchPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
