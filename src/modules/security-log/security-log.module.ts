import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { SecurityLog } from './security-log.js';
import { SecurityLogController } from './security-log.controller.js';
import { SecurityLogRow } from './security-log.entity.js';
import { SecurityLogReader } from './security-log-reader.js';

@Module({
  imports: [TypeOrmModule.forFeature([SecurityLogRow]), AccountsModule, AgenciesModule, CalendarModule],
  controllers: [SecurityLogController],
  providers: [SecurityLog, SecurityLogReader],
  exports: [SecurityLog],
})
export class SecurityLogModule {}
