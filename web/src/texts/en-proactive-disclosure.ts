import type { zhProactiveDisclosure } from './zh-proactive-disclosure';

export const enProactiveDisclosure: typeof zhProactiveDisclosure = {
  title: 'Told in advance',
  lead: (present, all) =>
    `${present} of ${all} told. Bodies, officers and the chart come from the registers.`,
  item: 'Item',
  standing: 'State',
  standings: {
    derived: 'From the registers',
    current: 'Public',
    missing: 'Missing',
    'to-update': 'To be updated',
    overdue: 'Overdue',
  },
  publishedOn: 'Published on',
  edit: 'Publish',
  text: 'Text (public)',
  change: 'Report a change',
  happenedOn: 'Changed on',
  what: 'What changed in the law or the functions',
  onPortal: 'See it on the portal',
  board: 'Window board',
};
