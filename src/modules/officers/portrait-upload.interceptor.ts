import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import { refuse } from '../../kernel/result.js';
import { RefusedException } from '../../platform/http/index.js';

/** A portrait for a card is small; what is larger was not made for one. */
export const MAX_PORTRAIT_BYTES = 300 * 1024;

/** Takes the one small file `file` of a form into memory. */
@Injectable()
export class PortraitUploadInterceptor implements NestInterceptor {
  private readonly take = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: MAX_PORTRAIT_BYTES, files: 1, fields: 2, fieldSize: 1024, parts: 4 },
  }).single('file');

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    if (!request.is('multipart/form-data')) throw new RefusedException(refuse('input.media-type').refusal);
    await new Promise<void>((resolve, reject) => {
      this.take(request, context.switchToHttp().getResponse<Response>(), (error: unknown) => {
        if (!error) return resolve();
        const tooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE';
        const detail = `照片不得超过${MAX_PORTRAIT_BYTES / 1024} KiB`;
        const refused = tooLarge ? refuse('officer.photo-size', { detail }) : refuse('input.malformed');
        reject(new RefusedException(refused.refusal));
      });
    });
    return next.handle();
  }
}
