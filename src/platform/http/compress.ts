import compression from 'compression';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Response } from 'express';

/** Shorter answers gain nothing: they fit into one packet as they are. */
const THRESHOLD_BYTES = 1024;

/**
 * Answers made on request are compressed while they are sent, where the asking side takes it. An answer whose ETag is
 * strong goes as it is: the tag is the digest of exactly these bytes (evidence, published files, kept pages of the
 * portal, which bring their own compressed form). The version of a view says nothing of bytes.
 */
export function compressAnswers(app: NestExpressApplication): void {
  app.use(
    compression({
      threshold: THRESHOLD_BYTES,
      filter: (request, response) => !isTaggedByDigest(response) && compression.filter(request, response),
    }),
  );
}

const isTaggedByDigest = (response: Response): boolean =>
  response.locals?.taggedByVersion !== true && /^"/.test(String(response.getHeader('ETag') ?? ''));
