import type { zhSecurity } from './zh-security';

export const enSecurity: typeof zhSecurity = {
  title: 'Security log',
  lead: 'Sign-ins, refused sign-ins and denied requests with network address and device; kept for six months at least (Cybersecurity Law, article 23).',
  export: 'Export CSV',
  kind: 'Event',
  anyKind: 'All events',
  kinds: {
    'signed-in': 'Signed in',
    'sign-in-refused': 'Sign-in refused',
    'signed-out': 'Signed out',
    'not-signed-in': 'Not signed in',
    denied: 'Denied',
    'too-many': 'Too many requests',
  },
  username: 'Username',
  address: 'Network address',
  device: 'Device',
  asked: 'Request and outcome',
  at: 'Time',
  times: (count: number) => `${count} times`,
  empty: 'No such events',
};
