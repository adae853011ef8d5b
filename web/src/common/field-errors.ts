import { Form, type FormInstance } from 'antd';
import { useEffect, useMemo } from 'react';
import { type Problem, problemOf } from '../api/problem';
import { type Texts, useSpeech } from '../texts';

type Name = (string | number)[];

interface Fault {
  path: string;
  text: string;
}

/** One fault of an input as the server tells it; what it is called stands in the catalogue. */
interface ReportedFault {
  path: string;
  kind: string;
  limit?: number;
}

/** Which fields a refusal speaks of, and what it says of each, in the person's language. */
function faultsOf(problem: Problem, texts: Texts, language: string): Fault[] {
  const { faults, field } = problem.facts ?? {};
  if (problem.code === 'input.invalid' && Array.isArray(faults))
    return (faults as ReportedFault[]).map(({ path, kind, limit }) => ({
      path,
      text: withExample(sayingOf(kind, limit, texts), path, kind, texts),
    }));
  if (typeof field !== 'string') return [];
  const said = (language === 'en' ? problem.titleEn : problem.detail) ?? problem.title;
  return [{ path: field, text: withExample(said, field, 'form', texts) }];
}

function sayingOf(kind: string, limit: number | undefined, { faults }: Texts): string {
  const say = faults.kinds[kind as keyof typeof faults.kinds] ?? faults.kinds.form;
  return typeof say === 'string' ? say : say(limit ?? 0);
}

/** Where the form of a value matters, the right one is shown. */
function withExample(said: string, path: string, kind: string, { faults }: Texts): string {
  const example = (faults.examples as Record<string, string>)[path.split('.').at(-1) ?? ''];
  return example && ['form', 'missing', 'characters'].includes(kind) ? said + faults.example(example) : said;
}

const nameOf = (path: string): Name =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** The field of the form at a path, or the field it was computed from (`fine` of `fineFen`, `items` of `items.3.kind`). */
function fieldAt(form: FormInstance, path: string): Name | undefined {
  const known = form.getFieldsError().map(({ name }) => name);
  const same = (a: Name, b: Name) =>
    a.length === b.length && a.every((part, i) => String(part) === String(b[i]));
  for (let name = nameOf(path); name.length > 0; name = name.slice(0, -1)) {
    const plain = [...name.slice(0, -1), String(name.at(-1)).replace(/Fen$/, '')];
    const found = known.find((one) => same(one, name) || same(one, plain));
    if (found) return found;
  }
  return undefined;
}

/** What a refusal says of fields: whether some were marked, and what no field of the form stands for. */
interface Marked {
  marked: boolean;
  elsewhere: readonly string[];
}

/** Marks the fields that a refusal speaks of in the form around it, and goes to the first. */
export function useFieldErrors(error: unknown): Marked {
  const { texts, language } = useSpeech();
  // Undefined outside a form.
  const form: FormInstance | undefined = Form.useFormInstance();
  const faults = useMemo(
    () => (error ? faultsOf(problemOf(error), texts, language) : []),
    [error, texts, language],
  );
  useEffect(() => {
    const marks = faults.flatMap(({ path, text }) => {
      const name = form && fieldAt(form, path);
      return name ? [{ name, errors: [text] }] : [];
    });
    if (!form || marks.length === 0) return;
    form.setFields(marks);
    form.scrollToField(marks[0]!.name, { block: 'center', focus: true });
  }, [form, faults]);
  const elsewhere = faults.filter(({ path }) => !form || !fieldAt(form, path));
  return {
    marked: elsewhere.length < faults.length,
    elsewhere: elsewhere.map(({ path, text }) => `${path}${texts.app.colon}${text}`),
  };
}
