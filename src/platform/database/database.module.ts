import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
  Optional,
} from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '../config/index.js';
import { readerOptions, type Schema } from './data-sources.js';
import { Commits, UnitOfWork } from './databases.js';
import { spaceGuard } from './free-space.js';

const WRITER = Symbol('the writing connection');
const ON_CLOSED = Symbol('what is done when the database is closed');

const MIB = 2 ** 20;

@Global()
@Module({})
class WriterModule implements OnApplicationShutdown {
  constructor(
    @Optional() @Inject(WRITER) private readonly writer: DataSource | undefined,
    private readonly unitOfWork: UnitOfWork,
    @Inject(ON_CLOSED) private readonly onClosed: () => void,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    // No act may open the connection again once the folders belong to somebody else.
    await this.unitOfWork.close();
    if (this.writer?.isInitialized) await this.writer.destroy();
    this.onClosed();
  }

  static forRoot(writer: DataSource | undefined, onClosed: () => void): DynamicModule {
    return {
      module: WriterModule,
      providers: [
        { provide: WRITER, useValue: writer },
        { provide: ON_CLOSED, useValue: onClosed },
        Commits,
        {
          provide: UnitOfWork,
          inject: [Config, Commits, getDataSourceToken()],
          useFactory: (config: Config, commits: Commits, reader: DataSource) =>
            writer
              ? new UnitOfWork(writer, commits, spaceGuard(config.databaseUrl, config.diskReserveMib * MIB))
              : new UnitOfWork(reader, commits, () => {
                  throw new Error('this process only reads');
                }),
        },
      ],
      exports: [UnitOfWork, Commits],
    };
  }
}

/**
 * What modules inject with `@InjectRepository` is the *reader*: the database refuses its writes. The writer is reached
 * only inside an act; a process that only reads has none. `onClosed` is called when the writer has been closed.
 */
@Module({})
export class DatabaseModule {
  static forRoot(schema: Schema, writer: DataSource | undefined, onClosed: () => void): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        WriterModule.forRoot(writer, onClosed),
        TypeOrmModule.forRootAsync({
          inject: [Config],
          useFactory: (config: Config) => readerOptions(config.databaseUrl, schema),
        }),
      ],
    };
  }
}
