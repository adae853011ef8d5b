/** The peer: a bare NestJS handler that does one durable insert for each request, and nothing else. */
import 'reflect-metadata';
import { join } from 'node:path';
import { Body, Controller, Module, Param, Put } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import Database from 'better-sqlite3';

const database = new Database(join(process.argv[2], 'peer.db'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE answers (sitting TEXT, no INTEGER, version INTEGER, choice TEXT, at TEXT)');
const insert = database.prepare('INSERT INTO answers VALUES (?, ?, ?, ?, ?)');

class Answers {
  save(sitting, no, body) {
    const at = new Date().toISOString();
    insert.run(sitting, Number(no), body.version, body.choice, at);
    return { no: Number(no), version: body.version, savedAt: at };
  }
}
// Decorators by hand: this file is run as it is written.
Put(':sitting/answers/:no')(
  Answers.prototype,
  'save',
  Object.getOwnPropertyDescriptor(Answers.prototype, 'save'),
);
Param('sitting')(Answers.prototype, 'save', 0);
Param('no')(Answers.prototype, 'save', 1);
Body()(Answers.prototype, 'save', 2);
Controller('api/exams/sittings')(Answers);
class Peer {}
Module({ controllers: [Answers] })(Peer);

const app = await NestFactory.create(Peer, { logger: false });
const server = await app.listen(0, '127.0.0.1');
console.log(`http://127.0.0.1:${server.address().port}/`);
