import { Tabs } from 'antd';
import { PageTitle } from '../common/PageTitle';
import { useTexts } from '../texts';
import { CoursesTab } from './CoursesTab';
import { LecturesTab } from './LecturesTab';
import { PlansTab } from './PlansTab';
import { ProgressTab } from './ProgressTab';

/** The trainer's desk: who is short of hours, lectures and their codes, courses, plans. */
export default function TrainingDeskPage() {
  const { training: t } = useTexts();
  return (
    <>
      <PageTitle title={t.manage} />
      <Tabs
        items={[
          { key: 'progress', label: t.progress, children: <ProgressTab /> },
          { key: 'lectures', label: t.lectures, children: <LecturesTab /> },
          { key: 'courses', label: t.courses, children: <CoursesTab /> },
          { key: 'plans', label: t.plans, children: <PlansTab /> },
        ]}
      />
    </>
  );
}
