import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../platform/config/index.js';
import { TRAINING_KINDS, type TrainingKind } from '../officers/index.js';
import type { NewUnitInput } from './dto/course-views.js';

export interface BuiltInCourse {
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly kind: TrainingKind;
  readonly units: NewUnitInput[];
}

const HEAD = /^# (.+)\n+<!-- kind: ([a-z-]+) -->\n+([\s\S]*?)(?=\n## )/;
const UNIT = /\n## (.+?) \((\d+) min\)\n+([\s\S]*?)(?=\n## |$)/g;

/**
 * Reads a course of `law/courses`: its title, `<!-- kind: … -->`, a summary, then units under `## Title (minutes min)`.
 * Throws where that is not so.
 */
export function readCourse(code: string, text: string): BuiltInCourse {
  const head = HEAD.exec(text);
  const kind = TRAINING_KINDS.find((one) => one === head?.[2]);
  const units = [...text.matchAll(UNIT)].map(([, title, minutes, body]) => ({
    kind: 'text' as const,
    title: title!.trim(),
    minutes: Number(minutes),
    body: body!.trim(),
  }));
  const headings = text.match(/^## /gm)?.length ?? 0;
  if (!head || !kind || units.length === 0 || units.length !== headings || units.some(({ body }) => !body))
    throw new Error(`law/courses/${code}.md is no course`);
  return { code, title: head[1]!.trim(), summary: head[3]!.trim(), kind, units };
}

/** The courses that came with the program. */
export function builtInCourses(): BuiltInCourse[] {
  const folder = join(PROJECT_ROOT, 'law/courses');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readCourse(name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')));
}
