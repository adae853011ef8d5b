import { createHash } from 'node:crypto';
import type { Answer } from './client.js';
import type { Journey, Step } from './workload.js';

const PIECE = 48 * 1024;

/** Bytes that begin as an MP4 does and belong to one journey. */
export function bytesOf(mark: string, length: number): Buffer {
  const bytes = createHash('shake256', { outputLength: length }).update(mark).digest();
  bytes.write('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 0, 'latin1');
  return bytes;
}

const ofCase = ({ ids }: Journey): string | undefined => ids.case;
const idInto =
  (name: string) =>
  ({ ids }: Journey, { body }: Answer): void =>
    void (ids[name] = body.id as string);

/** A step on the case itself. */
function onCase(
  name: string,
  act: string,
  by: string,
  path: string,
  body: (journey: Journey) => object,
): Step {
  return {
    ...{ name, by, act: `case.${act}`, subject: ofCase },
    send: (journey) => journey.client.post(by, `/api/cases/${journey.ids.case}/${path}`, body(journey)),
  };
}

const lead = (journey: Journey): object => ({
  cause: `擅自占用城市道路经营 ${journey.mark}`,
  field: 'urban-management',
  place: '历下区示例路1号',
  source: 'inspection',
  partyKind: 'organisation',
  party: {
    name: '示例餐饮有限公司',
    creditCode: '91370102MA3TEXT014',
    address: '历下区示例路1号',
    phone: '0531-00000000',
    representative: '示例负责人',
  },
  actEndedOn: journey.today,
  discoveredOn: journey.today,
  summary: '店外摆放桌椅经营',
  officerIds: journey.work().officerIds,
});

export const LEAD: Step = {
  ...{ name: 'lead', act: 'case.register-lead', by: 'officer1', subject: ofCase },
  send: (journey) => journey.client.post('officer1', '/api/cases', lead(journey)),
  keep: idInto('case'),
};
/** A lead that nobody goes on with. */
const MISTAKE: readonly Step[] = [
  {
    ...LEAD,
    ...{ name: 'lead by mistake', subject: ({ ids }) => ids.mistake, keep: idInto('mistake') },
  },
  {
    ...{ name: 'lead withdrawn', act: 'case.withdraw-lead', by: 'officer1' },
    subject: ({ ids }) => ids.mistake,
    send: ({ client, ids }) =>
      client.post('officer1', `/api/cases/${ids.mistake}/lead-withdrawal`, { reason: '重复登记' }),
  },
];
const correction = onCase('correction', 'correct-particulars', 'officer1', 'particulars', () => ({
  ...{ place: '历下区示例路2号', party: { phone: '0531-11111111' }, reason: '登记笔误' },
}));
const officers = onCase('officers changed', 'change-officers', 'officer1', 'officers', (journey) => ({
  officerIds: [...journey.work().officerIds, journey.officers.officer4!],
  reason: '增加办案人员',
}));
const request = onCase('filing request', 'request-filing', 'officer1', 'filing-request', () => ({}));
const approval = onCase('filing approval', 'approve-filing', 'leader1', 'filing-approval', () => ({}));
/** An ordinary refusal inside an act: what the state table says no to. */
export const REFUSAL: Step = { ...approval, name: 'filing approved again', refused: 409 };

const FORM: Step = {
  ...{ name: 'evidence by form', act: 'evidence.receive', by: 'officer1' },
  subject: ({ ids }) => ids.form,
  send: ({ client, ids, mark }) =>
    client.upload(
      ...(['officer1', `/api/cases/${ids.case}/evidence`, { stage: 'investigation' }] as const),
      ...([`form-${mark}.mp4`, bytesOf(`form ${mark}`, PIECE)] as const),
    ),
  keep: idInto('form'),
};

const whole = ({ mark }: Journey): Buffer => bytesOf(`tus ${mark}`, 2 * PIECE);
const path = ({ ids }: Journey): string => `/api/uploads/${ids.tus}`;

/** Goes on from the offset that the program names, to a given one. */
async function goOn(journey: Journey, until: number): Promise<Answer> {
  const { client } = journey;
  const standing = await client.offset('officer1', path(journey));
  if (standing.status !== 200) return standing;
  const offset = Number(standing.headers['upload-offset']);
  const promised = Number(journey.ids.offset ?? 0);
  if (offset < promised) throw new Error(`${path(journey)} went back to ${offset} from ${promised}`);
  if (offset >= until) return standing;
  const given = await client.piece('officer1', path(journey), offset, whole(journey).subarray(offset, until));
  if (given.status === 204) journey.ids.offset = String(given.headers['upload-offset']);
  return given;
}

const UPLOAD: readonly Step[] = [
  {
    ...{ name: 'upload begun', act: 'evidence.upload', by: 'officer1' },
    writesAfterwards: 'the journal of the upload',
    subject: ({ ids }) => ids.tus,
    send: (journey) =>
      journey.client.begin('officer1', 2 * PIECE, {
        ...{ filename: `tus-${journey.mark}.mp4`, filetype: 'video/mp4', stage: 'investigation' },
        ...{ caseId: journey.ids.case!, sha256: createHash('sha256').update(whole(journey)).digest('hex') },
      }),
    keep: ({ ids }, { headers }) => void (ids.tus = headers.location!.split('/').pop()!),
  },
  { name: 'first piece', by: 'officer1', send: (journey) => goOn(journey, PIECE) },
  {
    ...{ name: 'last piece', act: 'evidence.receive', by: 'officer1', repeats: true },
    writesAfterwards: 'the journal of the upload',
    subject: ({ ids }) => ids.tus,
    send: (journey) => goOn(journey, 2 * PIECE),
  },
];

const onReview = (name: string, act: string, by: string, of: string, body: object): Step => ({
  ...{ name, by, act: `review.${act}`, subject: ({ ids }) => ids.review },
  send: ({ client, ids }) => client.post(by, `/api/reviews/${ids.review}/${of}`, body),
});

const onDisclosure = (name: string, act: string, by: string, of: string, body: object = {}): Step => ({
  ...{ name, by, act: `disclosure.${act}`, subject: ({ ids }) => ids.disclosure },
  send: ({ client, ids }) => client.post(by, `/api/disclosures/${ids.disclosure}/${of}`, body),
});

/** One penalty case with a review, from the lead to the archive, published and withdrawn. */
export const CASE: readonly Step[] = [
  ...MISTAKE,
  LEAD,
  correction,
  officers,
  request,
  approval,
  REFUSAL,
  onCase('investigation', 'record-investigation', 'officer1', 'investigations', (journey) => ({
    ...journey.work(),
    ...{ kind: 'site-inspection', place: '历下区示例路1号', content: '现场占道经营' },
    ...{ certificatesShown: true, partyPresence: 'signed' },
  })),
  FORM,
  ...UPLOAD,
  {
    ...{ name: 'exclusion', act: 'evidence.exclude', by: 'officer1', subject: ({ ids }) => ids.form },
    send: ({ client, ids }) =>
      client.post('officer1', `/api/evidence/${ids.form}/exclusion`, { reason: '剪辑过' }),
  },
  onCase('facts', 'state-facts', 'officer1', 'facts', () => ({
    ...{ facts: '当事人于检查当日在店外摆放桌椅经营。', publicInterest: false, complex: false, grave: false },
  })),
  onCase('conclusion', 'conclude-investigation', 'officer1', 'conclusion', () => ({ report: '建议处罚' })),
  onCase('suspension', 'suspend', 'leader1', 'suspend', () => ({
    ...{ ground: 'party-untraceable', reason: '暂时找不到当事人', periodRunsOn: true },
  })),
  onCase('resumption', 'resume', 'leader1', 'resume', () => ({ reason: '已经找到当事人' })),
  onCase('draft', 'draft-decision', 'officer1', 'draft', () => ({
    ...{ kind: 'penalty', penalties: ['fine'], fineFen: 500_000, confiscatedFen: 0, tier: '一般' },
    ...{ basis: ['《城市道路管理条例》第四十二条'], reasons: '事实清楚，按一般档次处理。' },
    performance: '自收到本决定书之日起十五日内缴纳',
  })),
  {
    ...{ name: 'review submitted', act: 'review.submit', by: 'officer1', subject: ({ ids }) => ids.review },
    send: ({ client, ids }) =>
      client.post('officer1', `/api/cases/${ids.case}/reviews`, {
        ...{ statement: '请审核', materials: ['送审说明', '决定书草稿', '证据材料'] },
      }),
    keep: idInto('review'),
  },
  onReview('review taken', 'take', 'reviewer1', 'take', {}),
  onReview('review passed', 'opine', 'reviewer1', 'opinion', {
    items: [1, 2, 3, 4, 5, 6, 7].map((item) => ({ item, passed: true, note: '已核' })),
    ...{ opinion: 'agree', text: '同意' },
  }),
  onCase('notice', 'give-notice', 'officer1', 'notice', (journey) => ({
    ...{ ...journey.work(), method: 'direct', receivedOn: journey.today },
  })),
  onCase('defence waived', 'record-defence', 'officer1', 'defence', ({ today }) => ({
    ...{ kind: 'waived', on: today, text: '放弃陈述、申辩' },
  })),
  onCase('hearing waived', 'waive-hearing', 'officer1', 'hearing/waiver', ({ today }) => ({
    ...{ on: today, text: '不要求听证' },
  })),
  onCase('decision', 'decide', 'leader1', 'decision', () => ({})),
  onCase('service', 'serve-decision', 'officer1', 'service', (journey) => ({
    ...{ ...journey.work(), method: 'direct', receivedOn: journey.today, recipient: '示例负责人' },
  })),
  onCase('payment', 'record-payment', 'officer1', 'payments', ({ today, mark }) => ({
    ...{ paidOn: today, amountFen: 500_000, receipt: `票据 ${mark}` },
  })),
  {
    ...{ name: 'disclosure assessed', act: 'disclosure.assess', by: 'discloser1' },
    subject: ofCase,
    send: ({ client, ids }) =>
      client.post('discloser1', `/api/cases/${ids.case}/disclosure-assessment`, {
        ...{ socialImpact: true, reason: '涉及公共道路' },
      }),
    keep: idInto('disclosure'),
  },
  onDisclosure('disclosure prepared', 'prepare', 'discloser1', 'preparation'),
  onDisclosure('disclosure released', 'release', 'releaser1', 'release'),
  onDisclosure('disclosure withdrawn', 'withdraw', 'releaser1', 'withdrawal', { reason: '演示撤回' }),
  onCase('closing', 'close', 'leader1', 'close', () => ({ reason: '已缴清' })),
  onCase('archive', 'archive', 'officer1', 'archive', () => ({})),
];
