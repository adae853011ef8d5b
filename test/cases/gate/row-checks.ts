/** Asks the database under test; `?` stands for a value. */
export type Sql = (text: string, values?: readonly (string | number)[]) => Promise<Row[]>;
type Row = Record<string, string | number | null>;

/** 行政处罚法 第63条第1款, and the sum that counts as large for an organisation in the office of the tests. */
const WEIGHTY = [
  'grade-reduction',
  'licence-revocation',
  'business-suspension',
  'closure',
  'business-restriction',
];
const LARGE_FEN = 500_000;
const HANDS = `'evidence.receive', 'evidence.assign-recording', 'evidence.exclude'`;

const list = (text: Row[string] | undefined): unknown[] => JSON.parse(String(text ?? '[]')) as unknown[];

/**
 * 行政处罚法 第58条 read off the tables: what is wrong with the decision rows of a case as they stand, whatever the
 * ledger says of them. Nothing of the program is asked.
 */
export async function faultsOfRows(
  sql: Sql,
  caseId: string,
): Promise<{ decisions: number; faults: string[] }> {
  const faults: string[] = [];
  const decisions = await sql(`SELECT * FROM "case_decisions" WHERE "caseId" = ?`, [caseId]);
  if (decisions.length > 1) faults.push('two decision rows');
  for (const decision of decisions) faults.push(...(await faultsOfDecision(sql, decision)));
  return { decisions: decisions.length, faults };
}

async function faultsOfDecision(sql: Sql, decision: Row): Promise<string[]> {
  const { caseId } = decision as { caseId: string };
  const of = (table: string) => sql(`SELECT * FROM "${table}" WHERE "caseId" = ?`, [caseId]);
  const [file] = await sql(`SELECT * FROM "cases" WHERE "id" = ?`, [caseId]);
  const [hearing] = await of('case_hearings');
  const outcomes = await of('case_review_outcomes');
  const events = await of('case_events');
  const faults: string[] = [];

  const reviews = await of('reviews');
  if (reviews.some(({ state }) => state === 'submitted' || state === 'taken'))
    faults.push('a review of the case is under way');
  const penalties = list(decision.penalties);
  const heavy =
    Number(decision.fineFen) >= LARGE_FEN ||
    Number(decision.confiscatedFen) >= LARGE_FEN ||
    WEIGHTY.some((kind) => penalties.includes(kind));
  const asked = [file?.publicInterest, file?.socialRisk, file?.complex].some((flag) => Number(flag) === 1);
  const required = decision.kind === 'penalty' && (heavy || asked || Boolean(hearing?.heldOn));
  if (Number(decision.reviewRequired) !== Number(required))
    faults.push(`the row says review required: ${decision.reviewRequired}`);
  if (!required) return faults;

  const review = outcomes.find(({ id }) => id === decision.reviewOutcomeId);
  if (!review) return [...faults, 'the row names no review of the case'];
  if (Number(review.passed) !== 1) faults.push('the review of the row did not pass');
  if (outcomes.some(({ round }) => Number(round) > Number(review.round)))
    faults.push('the review of the row is not the last');
  for (const column of ['factsDigest', 'draftDigest', 'evidenceDigest', 'lawVersion'])
    if (review[column] !== decision[column]) faults.push(`the review of the row has another ${column}`);
  const placeOf = (act: string) =>
    Math.max(-1, ...events.filter((e) => e.act === act).map((e) => Number(e.seq)));
  if (hearing?.heldOn && placeOf('review.opine') < placeOf('case.record-hearing'))
    faults.push('the review of the row is older than the hearing');

  const { reviewerUserId } = review as { reviewerUserId: string };
  const [reviewer] = await sql(
    `SELECT o.* FROM "officers" o JOIN "users" u ON u."officerId" = o."id" WHERE u."id" = ?`,
    [reviewerUserId],
  );
  const veteran = reviewer?.reviewerSince && String(reviewer.reviewerSince) < '2021-07-15';
  if (!reviewer?.legalQualification && !veteran) faults.push('the reviewer of the row is not qualified');
  const accounts = await sql(`SELECT "id" FROM "users" WHERE "officerId" = ?`, [String(reviewer?.id)]);
  const mine = new Set<unknown>([reviewerUserId, reviewer?.id, ...accounts.map(({ id }) => id)]);
  const brought = await sql(
    `SELECT l."actorId" AS "by" FROM "ledger_entries" l JOIN "case_evidence" e ON e."id" = l."subjectId"
     WHERE l."subjectType" = 'evidence' AND l."act" IN (${HANDS}) AND e."caseId" = ?
     AND l."seq" < (SELECT d."seq" FROM "ledger_entries" d WHERE d."act" = 'case.decide' AND d."subjectId" = ?)`,
    [caseId, caseId],
  );
  const names = new Set<unknown>([
    reviewer?.name,
    ...(await namesOf(sql, reviewerUserId, String(reviewer?.id))),
  ]);
  for (const discussion of await of('case_discussions'))
    if ([discussion.chair, ...list(discussion.participants)].some((name) => name && names.has(name)))
      faults.push('the reviewer of the row discussed the case');
  const disputes = await sql(`SELECT "byUserId" AS "by" FROM "review_disputes" WHERE "caseId" = ?`, [caseId]);
  // What somebody does after the decision takes nothing away from the review before it.
  const acts = events.filter(
    ({ act, seq }) => String(act).startsWith('case.') && Number(seq) <= placeOf('case.decide'),
  );
  const hands = [
    ...[decision.decidedBy, hearing?.presiderOfficerId, ...list(file?.officerIds)],
    ...acts.flatMap((e) => [
      e.actorId,
      ...list(e.officers).map((o) => (o as { officerId: string }).officerId),
    ]),
    ...[...brought, ...disputes].map(({ by }) => by),
    ...reviews.map(({ submittedBy }) => submittedBy),
  ];
  if (hands.some((person) => mine.has(person))) faults.push('the reviewer of the row had a hand in the case');
  return faults;
}

async function namesOf(sql: Sql, userId: string, officerId: string): Promise<unknown[]> {
  const users = await sql(`SELECT "name" FROM "users" WHERE "id" = ? OR "officerId" = ?`, [
    userId,
    officerId,
  ]);
  return users.map(({ name }) => name);
}
