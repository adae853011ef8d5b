import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ProgramLog } from './program-log.js';

@Global()
@Module({})
export class LogsModule {
  static forRoot(log: ProgramLog): DynamicModule {
    return {
      module: LogsModule,
      providers: [{ provide: ProgramLog, useValue: log }],
      exports: [ProgramLog],
    };
  }
}
