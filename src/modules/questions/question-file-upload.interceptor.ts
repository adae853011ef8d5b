import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import { refuse } from '../../kernel/result.js';
import { RefusedException } from '../../platform/http/index.js';
import { LARGEST_FILE } from './import/import-file.js';

/** Takes the one file of a form into memory: a file of questions is small, and is read as a whole. */
@Injectable()
export class QuestionFileUploadInterceptor implements NestInterceptor {
  private readonly take = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: LARGEST_FILE, files: 1, fields: 8, fieldSize: 4096, parts: 10 },
    defParamCharset: 'utf8',
  }).single('file');

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (!request.is('multipart/form-data')) throw new RefusedException(refuse('input.media-type').refusal);
    await this.read(request, http.getResponse<Response>());
    if (!request.file) throw new RefusedException(refuse('question.file-missing').refusal);
    return next.handle();
  }

  private read(request: Request, response: Response): Promise<void> {
    return new Promise((resolve, reject) => {
      this.take(request, response, (error: unknown) => {
        if (!error) return resolve();
        const tooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE';
        const megabytes = LARGEST_FILE / 2 ** 20;
        const refused = tooLarge
          ? refuse('question.file-too-large', { detail: `文件不得超过${megabytes}MB`, next: '拆分后再导入' })
          : refuse('input.malformed');
        reject(new RefusedException(refused.refusal));
      });
    });
  }
}
