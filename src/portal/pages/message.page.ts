import { type Html, markup } from '../html.js';
import type { Page } from '../layout.js';
import { link, type View } from '../view.js';

/** A page that says why there is nothing to show, and what to do. */
export function messagePage(view: View, title: string, detail: string, back: Html | null = null): Page {
  const body = markup`<article class="notice">
<h1>${title}</h1>
<p role="alert">${detail}</p>
${back}
<p><a class="button" href="${link(view, '/portal')}">回到首页</a></p>
</article>`;
  return { title, body, unlisted: true };
}
