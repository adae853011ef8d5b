import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RepeatedRequestRow } from './repeated-request.entity.js';
import { RepeatedRequests } from './repeated-requests.interceptor.js';
import { Repeats } from './repeats.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([RepeatedRequestRow])],
  providers: [Repeats, RepeatedRequests],
  exports: [Repeats, RepeatedRequests],
})
export class RepeatsModule {}
