import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '../config/index.js';
import { openWriter, readerOptions, type Schema } from './data-sources.js';
import { Commits, UnitOfWork } from './databases.js';

const WRITER = Symbol('the writing connection');

@Global()
@Module({})
class WriterModule implements OnApplicationShutdown {
  constructor(@Inject(WRITER) private readonly writer: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.writer.isInitialized) await this.writer.destroy();
  }

  static forRoot(schema: Schema): DynamicModule {
    return {
      module: WriterModule,
      providers: [
        {
          provide: WRITER,
          inject: [Config],
          useFactory: (config: Config) => openWriter(config.databaseUrl, schema),
        },
        Commits,
        {
          provide: UnitOfWork,
          inject: [WRITER, Commits],
          useFactory: (writer: DataSource, commits: Commits) => new UnitOfWork(writer, commits),
        },
      ],
      exports: [WRITER, UnitOfWork, Commits],
    };
  }
}

/**
 * What modules inject with `@InjectRepository` is the *reader*: the database refuses its writes. The writer is
 * reached only inside an act.
 */
@Module({})
export class DatabaseModule {
  static forRoot(schema: Schema): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        WriterModule.forRoot(schema),
        TypeOrmModule.forRootAsync({
          inject: [Config, WRITER],
          useFactory: (config: Config) => readerOptions(config.databaseUrl, schema),
        }),
      ],
    };
  }
}
