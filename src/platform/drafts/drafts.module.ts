import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DraftRow } from './draft.entity.js';
import { Drafts } from './drafts.js';
import { DraftsController } from './drafts.controller.js';
import { IssuedDrafts } from './issued-drafts.interceptor.js';
import './refusals.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([DraftRow])],
  controllers: [DraftsController],
  providers: [Drafts, IssuedDrafts],
  exports: [Drafts, IssuedDrafts],
})
export class DraftsModule {}
