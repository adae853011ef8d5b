/** The peer: a bare NestJS handler that answers a page of the same weight from memory, and nothing else. */
import 'reflect-metadata';
import { Controller, Get, Header, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

const PAGE = `<!doctype html><html lang="zh-CN"><title>页</title>${'<p>公示信息</p>'.repeat(Number(process.argv[2] ?? 500))}</html>`;

class Pages {
  page() {
    return PAGE;
  }
}
// Decorators by hand: this file is run as it is written.
const page = Object.getOwnPropertyDescriptor(Pages.prototype, 'page');
Get()(Pages.prototype, 'page', page);
Header('Content-Type', 'text/html; charset=utf-8')(Pages.prototype, 'page', page);
Controller('page')(Pages);
class Peer {}
Module({ controllers: [Pages] })(Peer);

const app = await NestFactory.create(Peer, { logger: false });
const server = await app.listen(0, '127.0.0.1');
// As the program: connections rest between the turns.
server.keepAliveTimeout = 65_000;
console.log(`http://127.0.0.1:${server.address().port}/`);
