import type { Answer } from './client.js';
import type { Journey, Step } from './workload.js';

/** What a visitor does is entered as an act of the program itself. */
export const PROGRAM = 'program';

const idInto =
  (name: string) =>
  ({ ids }: Journey, { body }: Answer): void =>
    void (ids[name] = body.id as string);

const on = (
  [name, act, by]: readonly [string, string, string],
  of: string,
  path: (ids: Journey['ids']) => string,
  body: (journey: Journey) => object = () => ({}),
): Step => ({
  ...{ name, act, by, subject: ({ ids }) => ids[of] },
  send: (journey) => journey.client.post(by, path(journey.ids), body(journey)),
});

/** A step whose answer names what was made. */
const making = (
  said: readonly [string, string, string],
  of: string,
  path: string,
  body: (j: Journey) => object,
) => ({
  ...on(said, of, () => path, body),
  keep: idInto(of),
});

const onCheckIn = (name: string, act: string, path: string, fields: Record<string, string>): Step => ({
  ...{ name, act: `inspection.${act}`, by: PROGRAM, subject: ({ ids }) => ids.inspection },
  send: async ({ client, ids }) => {
    const { status, body, ...rest } = await client.ask(
      'officer1',
      'GET',
      `/api/inspections/${ids.inspection}`,
    );
    if (status !== 200) return { status, body, ...rest };
    return client.visitor(`${new URL(body.checkInUrl as string).pathname}/${path}`, fields);
  },
});

const INSPECTION: readonly Step[] = [
  making(['item listed', 'inspection.list-item', 'leader1'], 'item', '/api/inspections/items', (journey) => ({
    ...{ name: `占道经营检查 ${journey.mark}`, field: 'urban-management', from: journey.today },
    ...{ basis: '《城市市容和环境卫生管理条例》', yearlyCap: 2 },
  })),
  making(
    ['inspection asked', 'inspection.request', 'officer1'],
    'inspection',
    '/api/inspections',
    (journey) => ({
      ...{ itemId: journey.ids.item, kind: 'planned', origin: '2026年度检查计划第3项' },
      ...{ companyName: '示例餐饮有限公司', companyCode: '91370102MA3TEXT014', address: '历下区示例路1号' },
      ...{ first: journey.today, last: journey.day(1), noticeOn: journey.today },
      officerIds: journey.work().officerIds,
    }),
  ),
  on(
    ['inspection approved', 'inspection.approve', 'leader1'],
    'inspection',
    (ids) => `/api/inspections/${ids.inspection}/approve`,
  ),
  onCheckIn('let in', 'check-in', 'check-in', { name: '前厅经理' }),
  on(
    ['inspection finished', 'inspection.finish', 'officer1'],
    'inspection',
    (ids) => `/api/inspections/${ids.inspection}/finish`,
    (journey) => ({ result: 'order', findings: '桌椅占用人行道', correctBy: journey.day(6) }),
  ),
  onCheckIn('evaluated', 'evaluate', 'evaluation', { score: '4', comment: '及时' }),
];

const LICENCE: readonly Step[] = [
  making(['licence registered', 'licence.register', 'discloser1'], 'licence', '/api/licences', (journey) => ({
    ...{ field: 'urban-management', holderKind: 'organisation', kind: 'ordinary' },
    holder: {
      ...{ name: '示例餐饮有限公司', creditCode: '91370102MA3TEXT014', address: '历下区示例路1号' },
      ...{ phone: '0531-00000000', representative: '示例负责人' },
    },
    ...{ documentName: '准予临时占用城市道路决定书', number: `许决 ${journey.mark}号` },
    ...{ certificateName: '临时占用城市道路许可证', certificateNumber: `LX-${journey.mark}` },
    ...{ content: '临时占用道路十平方米', decidedOn: journey.today, validFrom: journey.today },
    text: `准予临时占用城市道路决定书\n许决 ${journey.mark}号`,
  })),
  on(
    ['licence delivered', 'licence.deliver', 'discloser1'],
    'licence',
    (ids) => `/api/licences/${ids.licence}/delivery`,
    (journey) => ({ on: journey.today }),
  ),
];

const OFFICER: readonly Step[] = [
  making(['officer registered', 'officer.register', 'trainer1'], 'officer', '/api/officers', (journey) => ({
    ...{ agencyId: journey.place.seeded.streetId, name: `队员 ${journey.mark}`, post: '执法队员' },
  })),
  on(
    ['hours entered', 'officer.enter-hours', 'trainer1'],
    'officer',
    (ids) => `/api/officers/${ids.officer}/hours`,
    ({ today }) => ({ kind: 'public-law', minutes: 90, on: today, title: '《行政处罚法》第一讲' }),
  ),
  on(
    ['officer left', 'officer.leave-post', 'trainer1'],
    'officer',
    (ids) => `/api/officers/${ids.officer}/leave-post`,
    ({ today }) => ({ lastDay: today, cause: '离岗', document: '演示文件' }),
  ),
];

const device = (
  name: string,
  act: string,
  by: string,
  path: string,
  body: (journey: Journey) => object = () => ({}),
) => on([name, `device.${act}`, by], 'device', (ids) => `/api/devices/${ids.device}/${path}`, body);

const DEVICE: readonly Step[] = [
  making(['device registered', 'device.register', 'leader1'], 'device', '/api/devices', ({ mark }) => ({
    ...{ kind: 'body-camera', number: `C-${mark}`, model: 'DSJ-T8', serial: `SN-${mark}` },
  })),
  device('device taken out', 'take-out', 'officer1', 'handovers', (journey) => ({
    ...{ officerId: journey.officers.officer1, at: journey.at(-1) },
  })),
  device('device returned', 'return', 'officer1', 'return'),
];

const LEDGER: readonly Step[] = [
  {
    ...{ name: 'checkpoint cut', act: 'ledger.checkpoint', by: 'auditor1' },
    writesAfterwards: 'the note beside the database',
    subject: ({ place }) => place.seeded.streetId,
    send: ({ client, place }) => client.post('auditor1', `/api/ledger/${place.seeded.streetId}/checkpoints`),
  },
  {
    // Nobody else signs in while an account is kept.
    ...{ name: 'signed in', act: 'session.open', by: 'officer2' },
    send: ({ client }) => client.signIn('officer2'),
    keep: ({ ids }, { body }) => void (ids.token = body.accessToken as string),
  },
  {
    ...{ name: 'signed out', act: 'session.close', by: 'officer2' },
    send: ({ client, ids }) => client.ask('officer2', 'POST', '/api/auth/logout', {}, {}, ids.token),
  },
];

export const REGISTERS: readonly Step[] = [...INSPECTION, ...LICENCE, ...OFFICER, ...DEVICE, ...LEDGER];
