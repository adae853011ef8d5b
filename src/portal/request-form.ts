import type { Request } from 'express';
import {
  ABOUT_RECORD,
  type Ground,
  GROUNDS,
  REQUEST_KINDS,
  type RequestKind,
} from '../modules/disclosure/index.js';
import { type RawQuery, textOf } from './search-query.js';

export const LONGEST = { name: 60, contact: 100, text: 2000 } as const;

/** What stands in the form: of the address when it is opened, of the body when it is sent. */
export interface RequestForm {
  readonly kind: RequestKind;
  readonly slug: string;
  readonly agencyId: string;
  readonly name: string;
  readonly contact: string;
  readonly text: string;
  readonly claims: readonly Ground[];
  /** Made anew with each form; the same form sent twice is one request. */
  readonly token: string;
  /** A field that people do not see: who fills it is none. */
  readonly trap: string;
}

export type FormProblems = Partial<Record<'agency' | 'name' | 'contact' | 'text', string>>;

export function kindOf(text: string | undefined): RequestKind | undefined {
  return REQUEST_KINDS.find((kind) => kind === text);
}

/** Undefined where no kind was chosen. Repeated or nested fields count as empty. */
export function readForm(raw: RawQuery): RequestForm | undefined {
  const kind = kindOf(textOf(raw, 'kind'));
  if (!kind) return undefined;
  return {
    kind,
    slug: textOf(raw, 'record') ?? '',
    agencyId: textOf(raw, 'agency') ?? '',
    name: textOf(raw, 'name') ?? '',
    contact: textOf(raw, 'contact') ?? '',
    text: prose(raw['text']),
    claims: GROUNDS.filter((ground) => textOf(raw, ground) === 'yes'),
    token: textOf(raw, 'form') ?? '',
    trap: textOf(raw, 'website') ?? '',
  };
}

/** What must be set right before the form is taken, by field. */
export function problemsOf(form: RequestForm): FormProblems {
  const { kind, agencyId, name, contact, text } = form;
  return {
    ...(!ABOUT_RECORD.includes(kind) && !agencyId && { agency: '请选择机关' }),
    ...wanting('name', name, '请填写姓名或者单位名称'),
    ...wanting('contact', contact, '请填写联系方式'),
    ...wanting('text', text, '请写明事项和理由'),
  };
}

function wanting(field: keyof typeof LONGEST, value: string, empty: string): FormProblems {
  if (!value) return { [field]: empty };
  return value.length > LONGEST[field] ? { [field]: `不超过${LONGEST[field]}字，现有${value.length}字` } : {};
}

/** Line breaks stay, other control characters do not. */
function prose(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .trim();
}

/**
 * There is no cookie that another site's page could use; still nobody shall send requests in a visitor's name. Every
 * browser says where a form comes from.
 */
export function isFromOwnPage({ headers }: Request): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  try {
    return new URL(headers.origin ?? '').host === headers.host;
  } catch {
    return false;
  }
}
