import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from './config.js';
import { RunMode } from './run-mode.js';

@Global()
@Module({})
export class ConfigModule {
  static forRoot(config: Config, mode: RunMode): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: RunMode, useValue: mode },
      ],
      exports: [Config, RunMode],
    };
  }
}
