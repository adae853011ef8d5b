// `npm run act -- new case.postpone-hearing` writes the class of an act on a case and its test, for a person to fill in.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './lib.mjs';

const [verb, name] = process.argv.slice(2);
const [, words] = /^case\.([a-z]+(?:-[a-z]+)*)$/.exec(name ?? '') ?? [];
if (verb !== 'new' || !words) {
  console.error('npm run act -- new case.<verb-object>, as in: npm run act -- new case.postpone-hearing');
  process.exit(2);
}
const className = words.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
const act = join(ROOT, 'src/modules/cases/acts', `${words}.ts`);
const test = join(ROOT, 'test/cases', `${words}.spec.ts`);
for (const file of [act, test])
  if (existsSync(file)) {
    console.error(`${file} is there already`);
    process.exit(1);
  }

writeFileSync(
  act,
  `import { ok, type Result } from '../../../kernel/result.js';
import { DayField, Text } from '../../../platform/http/index.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { plainForm } from '../texts.js';

export class ${className}Input {
  @DayField({ about: 'TODO' }) on: string;
  @Text({ max: 500 }) reason: string;
}

/** TODO: what happens, by which article; what it refuses. */
@CaseAct({
  name: '${name}',
  roles: ['officer'],
  title: { zh: 'TODO', en: 'TODO' },
  route: 'POST cases/:id/${words}',
  input: ${className}Input,
  from: ['notified'],
  stage: 'decision',
  documents: ['TODO'],
  guards: [],
})
export class ${className} {
  async run({ file }: CaseContext, { on, reason }: ${className}Input): Promise<Result<CaseOutcome>> {
    const title = 'TODO';
    const body = plainForm(title, file, { 日期: on, 理由: reason });
    return ok({ value: undefined, documents: [{ kind: title, title, body }], detail: { on, reason } });
  }
}
`,
);
writeFileSync(
  test,
  `import { CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

describe(\`${name} on \${DRIVER}\`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice();
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());

  it('is refused where the case is not at that point', async () => {
    await steps.register();
    const body = { on: office.clock.today(), reason: '理由' };
    const answer = await steps.post('officer1', '${words}', body, 409);
    expect(answer).toMatchObject({ code: 'case.out-of-order' });
  });

  it.todo('is carried out, leaves its paper, and refuses what the law refuses');
});
`,
);
run(process.execPath, ['scripts/act-index.mjs']);
console.log(`${act}\n${test}\nFill in what says TODO, then: bash scripts/regen.sh`);
