import { api, type Schemas, value } from '../api/client';
import { type Problem, problemOf } from '../api/problem';
import { asIssued } from './issued';
import { forgetCopy, LocalCopies } from './local-copies';

const SAVED_AFTER_MS = 800;
const TRIED_AGAIN_MS = 5_000;

/** Which window of a browser this is; a page that is loaded anew is another one. */
const WINDOW = [...crypto.getRandomValues(new Uint8Array(12))]
  .map((byte) => byte.toString(16).padStart(2, '0'))
  .join('');

/** A draft that was found, and is offered. */
export interface OfferedDraft {
  content: string;
  savedAt: string;
  /** Of the server's draft; undefined for what only this browser has. */
  version?: string;
  place?: string;
}

export interface DraftState {
  /** Until the person chose, nothing is saved over what was found. */
  offers: readonly OfferedDraft[];
  /** Why they are offered: found when the form was opened, or another window saved or issued meanwhile. */
  because: 'found' | 'changed' | 'gone';
  status: 'untouched' | 'saving' | 'saved' | 'here-only';
  savedAt?: string;
  /** Why it is only in this browser. */
  problem?: Problem;
}

const UNTOUCHED: DraftState = { offers: [], because: 'found', status: 'untouched' };

/** Keeps what is typed into one form: in this browser at once, on the server a moment later. */
export class DraftKeeper {
  private state = UNTOUCHED;
  private readonly listeners = new Set<() => void>();
  private readonly copies: LocalCopies;
  private version: string | undefined;
  private content: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | undefined;
  private uncertain = false;
  private readonly path;

  constructor(
    person: string,
    /** `form/subject`. */
    readonly name: string,
    private readonly label: () => { title: string; address: string },
  ) {
    this.copies = new LocalCopies(person, name, WINDOW);
    const [form = '', subject = ''] = name.split('/');
    this.path = { form, subject };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly read = (): DraftState => this.state;

  /** Looks for a draft. What is typed meanwhile is kept in this browser. */
  async look(): Promise<void> {
    const left = this.copies
      .leftBehind()
      .map(({ content, at, place }) => ({ content, savedAt: new Date(at).toISOString(), place }));
    if (left.length > 0) this.tell({ offers: left });
    const draft = await this.onServer().catch(() => undefined);
    if (!draft || draft.version === this.version) return;
    this.tell({ offers: [...left.filter(({ content }) => content !== draft.content), draft] });
  }

  /** Something was typed. */
  changed(content: string): void {
    this.content = content;
    this.copies.keep(content);
    this.tell({ status: this.held ? 'here-only' : 'saving' });
    this.schedule(SAVED_AFTER_MS);
  }

  /** The person goes on with an offered draft, and knows it from now on. */
  restore(offer: OfferedDraft): void {
    if (offer.place) forgetCopy(offer.place);
    const server = this.state.offers.find(({ version }) => version);
    this.version = server?.version ?? this.version;
    this.tell({ offers: [], because: 'found', status: 'saved', savedAt: offer.savedAt });
    if (offer.place) this.changed(offer.content);
    else {
      this.content = undefined;
      this.copies.forget();
    }
  }

  /** The offered drafts are not wanted. */
  async discard(): Promise<void> {
    const { offers } = this.state;
    for (const { place } of offers) if (place) forgetCopy(place);
    const version = offers.find((offer) => offer.version)?.version;
    if (version)
      await value(
        api.DELETE('/api/drafts/{form}/{subject}', { params: { path: this.path, query: { version } } }),
      );
    this.version = undefined;
    this.tell({ offers: [], because: 'found' });
    if (this.content !== undefined) this.schedule(0);
  }

  /** What stands in this window is to replace what another one saved, or to be a draft of its own where that is gone. */
  keepMine(): void {
    this.version = this.state.offers.find((offer) => offer.version)?.version;
    this.tell({ offers: [], because: 'found' });
    this.schedule(0);
  }

  /** Sends the form. The draft is gone with its act. */
  async issue<T>(send: () => Promise<T>): Promise<T> {
    clearTimeout(this.timer);
    await this.saving;
    // Which version stands on the server is not known after a cut line.
    if (this.uncertain && !this.held) await this.save();
    try {
      const answer = await asIssued(this.name, this.version, send);
      clearTimeout(this.timer);
      this.copies.forget();
      this.version = undefined;
      this.content = undefined;
      this.tell({ status: 'untouched', savedAt: undefined, problem: undefined });
      return answer;
    } catch (error) {
      if (this.content !== undefined) this.schedule(SAVED_AFTER_MS);
      throw error;
    }
  }

  /** The form is left: what has not been saved yet is saved now. */
  flush(): void {
    if (this.timer !== undefined) this.schedule(0);
  }

  /** Whether the person has to choose first. */
  private get held(): boolean {
    return this.state.offers.length > 0 || this.state.because === 'gone';
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.held || this.content === undefined) return;
    if (ms === 0) void this.save();
    else this.timer = setTimeout(() => void this.save(), ms);
  }

  private async save(): Promise<void> {
    this.timer = undefined;
    await this.saving;
    this.saving = this.put();
    await this.saving;
    this.saving = undefined;
  }

  private async put(): Promise<void> {
    const content = this.content;
    if (content === undefined) return;
    const { title, address } = this.label();
    try {
      const saved = await value(
        api.PUT('/api/drafts/{form}/{subject}', {
          params: { path: this.path },
          body: { content, writer: WINDOW, title, address, ...(this.version && { version: this.version }) },
        }),
      );
      this.version = saved.version;
      this.uncertain = false;
      if (this.content !== content) return;
      this.copies.forget();
      this.tell({ status: 'saved', savedAt: saved.savedAt, problem: undefined });
    } catch (error) {
      await this.refused(problemOf(error));
    }
  }

  private async refused(problem: Problem): Promise<void> {
    if (problem.code === 'draft.gone') {
      this.version = undefined;
      return this.tell({ because: 'gone', status: 'here-only', problem });
    }
    const draft = problem.code === 'draft.changed' ? await this.onServer().catch(() => undefined) : undefined;
    if (draft) return this.tell({ offers: [draft], because: 'changed', status: 'here-only', problem });
    this.tell({ status: 'here-only', problem });
    this.uncertain = problem.status === 0 || problem.status >= 500;
    if (this.uncertain) this.schedule(TRIED_AGAIN_MS);
  }

  private async onServer(): Promise<Schemas['FormDraftView'] | undefined> {
    const { draft } = await value(api.GET('/api/drafts/{form}/{subject}', { params: { path: this.path } }));
    return draft;
  }

  private tell(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
