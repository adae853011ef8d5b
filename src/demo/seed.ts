import type { INestApplicationContext } from '@nestjs/common';
import { legalDayOf } from '../kernel/time.js';
import { systemActor } from '../kernel/access/index.js';
import { LawService } from '../modules/calendar/index.js';
import { Checkpoints } from '../modules/ledger/index.js';
import { Clock } from '../platform/time/index.js';
import { seedDevices } from './devices.js';
import { examSteps } from './exams.js';
import { DemoExtras } from './extras.js';
import { legalitySteps } from './legality.js';
import { type DemoOffice, seedOffice } from './office.js';
import { inspectionSteps } from './inspections.js';
import { publishableSteps } from './publishables.js';
import { proactiveDisclosureSteps } from './proactive-disclosure.js';
import { officerSteps } from './officers.js';
import { demoPlans, onTheSpotPlans } from './plans.js';
import { CaseScript } from './script.js';
import { onTheSpotSteps } from './on-the-spot-script.js';
import { seedLearning, trainingSteps } from './training.js';
import { Timetable, type TimedStep } from './timetable.js';

/** The day the demo office opened: before its first case. */
const OPENED = '2024-01-02T01:00:00.000Z';

export interface SeedReport extends DemoOffice {
  steps: number;
}

/**
 * Seeds one street and its district supervisor with about forty cases over 2024–2026, in every state. Every step is
 * an act through the same door that people use, in the order of its time; steps after `now` are not taken.
 */
export async function seedDemo(
  app: INestApplicationContext,
  password: string,
  progress: (text: string) => void = () => {},
): Promise<SeedReport> {
  const clock = app.get(Clock);
  const stopped = clock.stoppedAt();
  const now = clock.now();
  const today = legalDayOf(now);
  const calendar = app.get(LawService).calendar;
  try {
    clock.set(OPENED);
    const office = await seedOffice(app, password, today);
    await seedDevices(app, office);
    await seedLearning(app, office);
    const extras = new DemoExtras(app);
    const steps: TimedStep[] = [];
    for (const plan of demoPlans(today)) {
      const table = new Timetable(calendar, plan.start);
      new CaseScript(app, office, plan, table, extras).write();
      steps.push(...table.steps);
    }
    steps.push(...onTheSpotSteps(app, office, calendar, onTheSpotPlans(today)));
    steps.push(...legalitySteps(app, calendar, today));
    steps.push(...examSteps(app, calendar, today));
    steps.push(...officerSteps(app, office, today));
    steps.push(...trainingSteps(app, calendar, today));
    steps.push(...proactiveDisclosureSteps(app, today));
    steps.push(...inspectionSteps(app, office, calendar, today));
    steps.push(...publishableSteps(app, office, calendar, today, extras));
    const due = steps.filter((step) => step.at <= now).sort((a, b) => (a.at < b.at ? -1 : 1));
    for (const [i, step] of due.entries()) {
      clock.set(step.at);
      await step.run();
      if ((i + 1) % 100 === 0) progress(`${i + 1} / ${due.length}`);
    }
    await extras.settled();
    await app.get(Checkpoints).cutAll((agencyId) => systemActor(agencyId, ['auditor']));
    return { ...office, steps: due.length };
  } finally {
    clock.set(stopped);
  }
}
