import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { useSpeech } from '../texts';
import { Field } from './Field';
import { PlainRefusal } from './PlainRefusal';
import './sign-in.css';

/** Begun while the person types; asked for again it is not fetched again. */
const fetchWorkspace = (): void => void import('../Workspace');

/** Opened before anything is known of the person: plain elements, so that it is there at once on any line. */
export default function SignInPage() {
  const { texts, language, setLanguage } = useSpeech();
  const { app, signIn } = texts;
  const navigate = useNavigate();
  const client = useQueryClient();
  const from = (useLocation().state as { from?: string } | null)?.from ?? '/';
  const [missing, setMissing] = useState<readonly string[]>([]);
  useEffect(() => {
    document.title = `${signIn.title} · ${app.full}`;
  }, [signIn.title, app.full]);
  const login = useMutation({
    mutationFn: (body: Schemas['LoginInput']) => value(api.POST('/api/auth/login', { body })),
    onSuccess: ({ user }) => {
      client.clear();
      client.setQueryData(queries.me().queryKey, user);
      void navigate(from, { replace: true });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (login.isPending) return;
    const form = new FormData(event.currentTarget);
    const username = textOf(form, 'username').trim();
    const password = textOf(form, 'password');
    const empty = Object.entries({ username, password }).flatMap(([name, text]) => (text ? [] : [name]));
    setMissing(empty);
    if (empty.length === 0) login.mutate({ username, password });
    else event.currentTarget.querySelector<HTMLInputElement>(`[name=${empty[0]}]`)?.focus();
  };
  const problemOf = (name: string, label: string) =>
    missing.includes(name) ? app.required(label) : undefined;
  return (
    <main className="entrance">
      <div className="entrance-about">
        <h1>{app.full}</h1>
        <p className="entrance-motto">{app.motto}</p>
        <p>{signIn.lead}</p>
        <ul className="wide-only">
          {signIn.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </div>
      <div>
        <section className="entrance-card" aria-labelledby="sign-in">
          <header>
            <h2 id="sign-in">{signIn.title}</h2>
            <button
              type="button"
              className="entrance-language"
              lang={language === 'zh' ? 'en' : 'zh-CN'}
              onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
            >
              {app.switchLanguage}
            </button>
          </header>
          <form noValidate onInput={fetchWorkspace} onSubmit={submit}>
            <Field
              name="username"
              label={signIn.username}
              autoComplete="username"
              autoFocus
              problem={problemOf('username', signIn.username)}
            />
            <Field
              name="password"
              type="password"
              label={signIn.password}
              autoComplete="current-password"
              problem={problemOf('password', signIn.password)}
            />
            <PlainRefusal error={login.error} />
            <button type="submit" className="entrance-submit" aria-busy={login.isPending}>
              {signIn.submit}
            </button>
          </form>
        </section>
        <p className="entrance-portal">
          <a href="/portal/">{signIn.portal}</a>
        </p>
      </div>
    </main>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
