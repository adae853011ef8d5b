/** Asks the person for the password; false where he does not give it. */
type Ask = () => Promise<boolean>;

let ask: Ask | undefined;
let asking: Promise<boolean> | undefined;

/** Names who asks, while a person works; answers how that ends. */
export function askingForPassword(how: Ask): () => void {
  ask = how;
  return () => {
    if (ask === how) ask = undefined;
  };
}

/** Once for all requests that were refused meanwhile. */
function signedInAgain(): Promise<boolean> {
  if (!ask) return Promise.resolve(false);
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
}

/** What is asked before anybody is signed in, and the signing in and out itself. */
const WITHOUT_SESSION = /^\/api\/auth\//;

/**
 * `fetch`, and where the session ended meanwhile the person signs in over the page: the request is then sent again as it
 * was, with its key. Files are not kept for that: their sender is told, and sends them again.
 */
export async function fetchSignedIn(request: Request): Promise<Response> {
  const kept = await keep(request);
  const response = await fetch(kept());
  if (response.status !== 401 || WITHOUT_SESSION.test(new URL(request.url).pathname)) return response;
  if (isFile(request) || !(await signedInAgain())) return response;
  return fetch(kept());
}

const isFile = (request: Request): boolean =>
  request.headers.get('content-type')?.startsWith('multipart/') ?? false;

/** Makes the request anew as often as it is wanted: a body can be read once. */
async function keep(request: Request): Promise<() => Request> {
  if (isFile(request)) return () => request;
  const body = request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text();
  return () => new Request(request, body === '' ? {} : { body });
}
