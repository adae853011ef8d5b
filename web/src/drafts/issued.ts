import type { Middleware } from 'openapi-fetch';

/** The draft that is being issued: its name (`form/subject`) and the version that stands on the server. */
let issuing: string | undefined;

/** Runs what sends a form, so that the act on the server takes the draft of the form away. */
export async function asIssued<T>(
  name: string,
  version: string | undefined,
  send: () => Promise<T>,
): Promise<T> {
  const mine = version && `${name}/${version}`;
  issuing = mine;
  try {
    return await send();
  } finally {
    if (issuing === mine) issuing = undefined;
  }
}

/** Names the draft on the request that issues it. */
export const namingIssuedDrafts: Middleware = {
  onRequest({ request, schemaPath }) {
    if (issuing && request.method !== 'GET' && !schemaPath.startsWith('/api/drafts'))
      request.headers.set('Issued-Draft', issuing);
    return undefined;
  },
};
