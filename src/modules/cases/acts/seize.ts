import { ok, type Result } from '../../../kernel/result.js';
import { type LegalDay, legalDayOf } from '../../../kernel/time.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseItems } from '../case-items.js';
import { Clocks } from '../clocks.js';
import { SeizureInput } from '../dto/case-inputs.js';
import { SeizedView } from '../dto/case-views.js';
import { Guards } from '../guards.js';
import { CaseMeasureRow } from '../measure.entity.js';
import { Measures } from '../measures.js';
import { nextNumber } from '../numbers.js';
import { itemLines } from '../rules/items.rules.js';
import { concernsMinor } from '../rules/party.js';
import { publishedBy } from '../rules/publication.rules.js';
import { plainForm, seizureText } from '../texts.js';
import { sha256 } from '../timeline.js';

/**
 * 查封、扣押 (行政强制法 第22条至第28条): approved by a leader, on video from beginning to end, lifted in time.
 */
@CaseAct({
  name: 'case.seize',
  roles: ['leader'],
  title: { zh: '查封、扣押', en: 'Seal or seize' },
  route: 'POST cases/:id/seizures',
  input: SeizureInput,
  answer: SeizedView,
  from: ['investigating'],
  stage: 'investigation',
  documents: ['查封（扣押）决定书', '查封（扣押）清单', '现场笔录'],
  guards: ['PEN-02', 'REC-02', 'COE-01', 'COE-02', 'COE-05', 'COE-10'],
})
export class Seize {
  constructor(
    private readonly measures: Measures,
    private readonly clocks: Clocks,
    private readonly guards: Guards,
    private readonly items: CaseItems,
  ) {}

  async run(context: CaseContext, input: SeizureInput): Promise<Result<CaseOutcome<SeizedView>>> {
    const { file, actor } = context;
    const may = await this.measures.may(context, actor, input);
    if (!may.ok) return may;
    const { officers, approvedLate } = may.value;
    const decidedOn = legalDayOf(input.from);
    const clock = await this.clocks.start(context, file, 'COE-05', decidedOn);
    await this.measures.enter(context, 'seizure', 'investigation', input);
    const said = this.measures.words(input, may.value, actor);
    const measure = await this.decision(context, input, { decidedOn, heldThrough: clock.due, approvedLate });
    const items = itemLines(input.items).map((description) => ({ description }));
    await this.items.enter(context, 'seized', { id: clock.id, measureId: measure.id }, items);
    const { publish } = publishedBy('measure');
    const publication = concernsMinor(file, decidedOn)
      ? undefined
      : await this.clocks.start(context, file, publish, decidedOn, [], measure.id);
    return ok({
      value: {
        due: clock.due,
        id: measure.id,
        number: measure.number,
        ...(publication && { publishBy: publication.due }),
      },
      officers,
      occurred: this.measures.span(input),
      documents: [
        {
          kind: '查封（扣押）决定书',
          title: '查封（扣押）决定书',
          body: measure.text,
          number: measure.number,
        },
        {
          kind: '查封（扣押）清单',
          title: '查封（扣押）清单',
          body: plainForm('查封（扣押）清单（一式二份）', file, { 物品: input.items }),
        },
        { kind: '现场笔录', title: '查封（扣押）现场笔录', body: plainForm('现场笔录', file, said) },
      ],
      detail: {
        due: clock.due,
        urgent: input.urgent,
        ...(approvedLate && { approvedLate }),
        wholeCourse: true,
        approvedBy: actor.name,
        measureId: measure.id,
        number: measure.number,
        ...(publication && { publishBy: publication.due }),
      },
    });
  }

  /** The decision that is handed over on the spot (COE-04); published on its own (PUB-02). */
  private async decision(
    context: CaseContext,
    { items, reason }: SeizureInput,
    when: { decidedOn: LegalDay; heldThrough: LegalDay; approvedLate: boolean },
  ): Promise<CaseMeasureRow> {
    const { file, tx } = context;
    const agency = await this.guards.agency(context, file.agencyId);
    const number = await nextNumber(context, agency, '查扣决');
    const text = seizureText(number, file, agency, { items, reason, ...when });
    const measure: CaseMeasureRow = {
      id: context.newId(),
      agencyId: file.agencyId,
      caseId: file.id,
      number,
      items,
      reason,
      text,
      textSha256: sha256(text),
      ...when,
      liftedOn: null,
      annulledOn: null,
      annulledBecause: null,
    };
    await tx.getRepository(CaseMeasureRow).insert(measure);
    return measure;
  }
}
