import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { SessionRow, UserRow } from './account.entities.js';
import { AccountsSupport } from './accounts-support.js';
import { AccountsController } from './accounts.controller.js';
import { ActorOf } from './actor-of.js';
import { Attempts } from './attempts.js';
import { AuthGuard } from './auth.guard.js';
import { ChangeAccount } from './change-account.js';
import { CreateAccount } from './create-account.js';
import { Passwords } from './passwords.js';
import './refusals.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';

@Module({
  imports: [TypeOrmModule.forFeature([UserRow, SessionRow]), AgenciesModule],
  controllers: [AccountsController],
  providers: [
    AccountsSupport,
    ActorOf,
    Attempts,
    ChangeAccount,
    CreateAccount,
    Passwords,
    SignIn,
    SignOut,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [ActorOf, Attempts, CreateAccount],
})
export class AccountsModule {}
