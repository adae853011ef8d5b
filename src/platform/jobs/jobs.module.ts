import { Global, Module } from '@nestjs/common';
import { Jobs } from './jobs.js';
import { Leadership } from './leadership.js';

@Global()
@Module({ providers: [Jobs, Leadership], exports: [Jobs, Leadership] })
export class JobsModule {}
