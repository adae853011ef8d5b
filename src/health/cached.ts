/** The answer of `ask`, asked again only when the last one is `ms` old; those who come meanwhile wait for the same. */
export function cached<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (!answer || performance.now() >= until) {
      // Until it has answered nobody else asks.
      until = Infinity;
      answer = ask().finally(() => (until = performance.now() + ms));
    }
    return answer;
  };
}

/** What `promise` comes to, or `otherwise` when it fails or takes longer than `ms`. */
export async function withTimeout<T>(ms: number, promise: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms);
    timer.unref();
  });
  return Promise.race([promise.catch(() => otherwise), late]).finally(() => clearTimeout(timer));
}
