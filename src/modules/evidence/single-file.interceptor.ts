import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { refuse, type Refused } from '../../kernel/result.js';
import { Config } from '../../platform/config/index.js';
import { RefusedException } from '../../platform/http/index.js';
import { isFull, MultipartStaging, type StagedPart } from '../../platform/storage/index.js';
import { Clock } from '../../platform/time/index.js';
import { EvidenceStore } from './evidence-store.js';

export type StagedFile = Express.Multer.File & StagedPart;

/** Takes the one file of a form into the staging area, and clears it away when the route has answered. */
@Injectable()
export class SingleFileInterceptor implements NestInterceptor {
  private readonly take: ReturnType<multer.Multer['single']>;

  constructor(
    private readonly store: EvidenceStore,
    private readonly config: Config,
    clock: Clock,
  ) {
    const maxBytes = config.maxMultipartBytes;
    const storage = new MultipartStaging({ staging: store.staging, newId: () => clock.newId(), maxBytes });
    // The path a client sends must arrive, so that it can be refused rather than silently cut.
    const reading = { preservePath: true, defParamCharset: 'utf8' };
    const limits = { fileSize: maxBytes, files: 1, fields: 12, fieldSize: 4096, parts: 16 };
    this.take = multer({ storage, limits, ...reading }).single('file');
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    if (!request.is('multipart/form-data')) throw new RefusedException(refuse('input.media-type').refusal);
    await this.read(request, context.switchToHttp().getResponse<Response>());
    const file = request.file as StagedFile | undefined;
    if (!file) return next.handle();
    // The name in the staging area goes; a received file has another in the store. What fails to go is swept.
    const clear = (): Promise<unknown> => this.store.unstage(file.stagingId).catch(() => false);
    return from(lastValueFrom(next.handle()).finally(clear));
  }

  private read(request: Request, response: Response): Promise<void> {
    return new Promise((resolve, reject) => {
      this.take(request, response, (failure: unknown) => {
        const error = failure as Error | undefined;
        if (!error) return resolve();
        // What the system said of the disk is not the sender's mistake.
        if (isFull(error) || isSystemError(error)) return reject(error);
        reject(new RefusedException(this.refusalOf(error).refusal));
      });
    });
  }

  private refusalOf(error: unknown): Refused {
    const tooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE';
    if (tooLarge || /overflow$/.test(String((error as Error).message))) {
      const maxBytes = this.config.maxMultipartBytes;
      return refuse('evidence.too-large-for-form', {
        detail: `表单上传的文件不得超过${Math.floor(maxBytes / 2 ** 20)} MiB`,
        next: '请改用可续传的上传（tus，/api/uploads）',
        facts: { maxBytes, uploads: '/api/uploads' },
      });
    }
    return refuse('input.malformed');
  }
}

/** An error of the operating system (EIO and its kind), not of the form. */
function isSystemError(error: unknown): boolean {
  return /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException | undefined)?.code ?? ''));
}
