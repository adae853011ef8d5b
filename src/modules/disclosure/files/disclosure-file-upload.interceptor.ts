import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import { refuse } from '../../../kernel/result.js';
import { Config } from '../../../platform/config/index.js';
import { RefusedException } from '../../../platform/http/index.js';

/** Takes the one file of a form into memory: it is judged before anything of it is stored. */
@Injectable()
export class DisclosureFileUploadInterceptor implements NestInterceptor {
  private readonly take: ReturnType<multer.Multer['single']>;

  constructor(private readonly config: Config) {
    this.take = multer({
      storage: multer.memoryStorage(),
      limits: { fileSize: config.disclosureFileMaxBytes, files: 1, fields: 2, fieldSize: 4096, parts: 4 },
      defParamCharset: 'utf8',
    }).single('file');
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (!request.is('multipart/form-data')) throw new RefusedException(refuse('input.media-type').refusal);
    await new Promise<void>((resolve, reject) => {
      this.take(request, http.getResponse<Response>(), (error: unknown) => {
        if (!error) return resolve();
        const tooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE';
        const most = Math.floor(this.config.disclosureFileMaxBytes / 2 ** 20);
        const refused = tooLarge
          ? refuse('disclosure.file-too-large', { detail: `文件不得超过${most} MiB` })
          : refuse('input.malformed');
        reject(new RefusedException(refused.refusal));
      });
    });
    if (!request.file) throw new RefusedException(refuse('input.malformed').refusal);
    return next.handle();
  }
}
