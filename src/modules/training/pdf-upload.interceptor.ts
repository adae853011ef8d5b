import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import { refuse } from '../../kernel/result.js';
import { RefusedException } from '../../platform/http/index.js';
import { LARGEST_PDF } from './acts/store-course-file.js';

/** Takes the one PDF of a form into memory. */
@Injectable()
export class PdfUploadInterceptor implements NestInterceptor {
  private readonly take = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: LARGEST_PDF, files: 1, fields: 2, fieldSize: 1024, parts: 4 },
    defParamCharset: 'utf8',
  }).single('file');

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (!request.is('multipart/form-data')) throw new RefusedException(refuse('input.media-type').refusal);
    await new Promise<void>((resolve, reject) => {
      this.take(request, http.getResponse<Response>(), (error: unknown) => {
        if (!error) return resolve();
        const tooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE';
        const refused = tooLarge ? refuse('training.file-too-large') : refuse('input.malformed');
        reject(new RefusedException(refused.refusal));
      });
    });
    if (!request.file) throw new RefusedException(refuse('training.not-pdf').refusal);
    return next.handle();
  }
}
