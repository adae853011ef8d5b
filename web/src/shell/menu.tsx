import {
  AppstoreAddOutlined,
  AuditOutlined,
  BankOutlined,
  CameraOutlined,
  CloudUploadOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  DeleteOutlined,
  EditOutlined,
  FileAddOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FolderOpenOutlined,
  FormOutlined,
  IdcardOutlined,
  MessageOutlined,
  NotificationOutlined,
  ProfileOutlined,
  QrcodeOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SolutionOutlined,
  TeamOutlined,
  ThunderboltOutlined,
  UnorderedListOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Texts } from '../texts';

interface Entry {
  path: string;
  icon: ReactNode;
  label: (texts: Texts) => string;
  /** Shown only to those who hold it. */
  permission?: string;
}

export const MENU: readonly Entry[] = [
  { path: '/', icon: <ScheduleOutlined />, label: ({ menu }) => menu.work },
  { path: '/cases', icon: <FolderOpenOutlined />, label: ({ menu }) => menu.cases, permission: 'case.read' },
  {
    path: '/leads/new',
    icon: <FileAddOutlined />,
    label: ({ menu }) => menu.newLead,
    permission: 'case.register-lead',
  },
  {
    path: '/on-the-spot',
    icon: <ThunderboltOutlined />,
    label: ({ menu }) => menu.onTheSpot,
    permission: 'case.decide-on-the-spot',
  },
  {
    path: '/inspections',
    icon: <QrcodeOutlined />,
    label: ({ inspections }) => inspections.title,
    permission: 'inspection.read',
  },
  { path: '/reviews', icon: <AuditOutlined />, label: ({ menu }) => menu.reviews, permission: 'review.read' },
  {
    path: '/review-catalogue',
    icon: <UnorderedListOutlined />,
    label: ({ catalogue }) => catalogue.title,
    permission: 'catalogue.read',
  },
  {
    path: '/legality',
    icon: <FileProtectOutlined />,
    label: ({ menu }) => menu.legality,
    permission: 'legality.read',
  },
  {
    path: '/disclosures',
    icon: <NotificationOutlined />,
    label: ({ menu }) => menu.disclosures,
    permission: 'disclosure.read',
  },
  {
    path: '/licences',
    icon: <AppstoreAddOutlined />,
    label: ({ matters }) => matters.licences,
    permission: 'licence.read',
  },
  {
    path: '/openness',
    icon: <BankOutlined />,
    label: ({ openness }) => openness.title,
    permission: 'openness.read',
  },
  {
    path: '/exchange',
    icon: <CloudUploadOutlined />,
    label: ({ exchange }) => exchange.title,
    permission: 'exchange.read',
  },
  {
    path: '/requests',
    icon: <MessageOutlined />,
    label: ({ requests }) => requests.menu,
    permission: 'request.read',
  },
  {
    path: '/pending-recordings',
    icon: <VideoCameraOutlined />,
    label: ({ menu }) => menu.pending,
    permission: 'evidence.assign-recording',
  },
  {
    path: '/devices',
    icon: <CameraOutlined />,
    label: ({ menu }) => menu.devices,
    permission: 'device.read',
  },
  {
    path: '/disposals',
    icon: <DeleteOutlined />,
    label: ({ menu }) => menu.disposals,
    permission: 'evidence.propose-disposal',
  },
  {
    path: '/my-certificate',
    icon: <SafetyCertificateOutlined />,
    label: ({ officers }) => officers.mine,
    permission: 'certificate.apply',
  },
  {
    path: '/officers',
    icon: <IdcardOutlined />,
    label: ({ officers }) => officers.title,
    permission: 'officer.read',
  },
  {
    path: '/certificate-applications',
    icon: <SolutionOutlined />,
    label: ({ officers }) => officers.queue,
    permission: 'certificate.read-applications',
  },
  {
    path: '/training',
    icon: <ReadOutlined />,
    label: ({ training }) => training.mine,
    permission: 'training.read',
  },
  {
    path: '/training-desk',
    icon: <ProfileOutlined />,
    label: ({ training }) => training.manage,
    permission: 'training.oversee',
  },
  {
    path: '/questions',
    icon: <DatabaseOutlined />,
    label: ({ questions }) => questions.title,
    permission: 'question.read',
  },
  {
    path: '/supervision',
    icon: <DashboardOutlined />,
    label: ({ menu }) => menu.supervision,
    permission: 'supervision.read',
  },
  {
    path: '/security-log',
    icon: <FileSearchOutlined />,
    label: ({ security }) => security.title,
    permission: 'security.read',
  },
  { path: '/exams', icon: <EditOutlined />, label: ({ menu }) => menu.exams, permission: 'exam.sit' },
  {
    path: '/exam-admin',
    icon: <FormOutlined />,
    label: ({ menu }) => menu.examAdmin,
    permission: 'exam.read',
  },
  {
    path: '/accounts',
    icon: <TeamOutlined />,
    label: ({ accounts }) => accounts.title,
    permission: 'account.read',
  },
];
