import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { LedgerEntryRow } from '../ledger/index.js';
import { AccountActs } from './account-acts.js';
import { AccountNames } from './account-names.js';
import { ACCOUNT_ENTITIES } from './account-entities.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsReader } from './accounts-reader.js';
import { ACTS } from './acts/index.js';
import { ActorOf } from './actor-of.js';
import { RateLimiter } from '../../platform/http/rate-limiter.js';
import { AuthGuard } from './auth.guard.js';
import { Devices } from './devices.js';
import { AccountLinks } from './links.js';
import { OfficerFiles } from './officer-files.js';
import { OwnAccount } from './own-account.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnPassword } from './own-password.js';
import { PasswordStrength } from './password-strength.js';
import { Passwords } from './passwords.js';
import './refusals.js';
import { SeedAccount } from './seed-account.js';
import { SessionController } from './session.controller.js';
import { SessionUse } from './session-use.js';
import { SignIn } from './sign-in.js';
import { SignInDelays } from './sign-in-delays.js';

@Module({
  imports: [TypeOrmModule.forFeature([...ACCOUNT_ENTITIES, LedgerEntryRow]), AgenciesModule],
  controllers: [SessionController, OwnAccountController, AccountsController, ...actRoutes('accounts', ACTS)],
  providers: [
    ...ACTS,
    AccountActs,
    AccountLinks,
    AccountNames,
    AccountsReader,
    ActorOf,
    RateLimiter,
    Devices,
    OfficerFiles,
    OwnAccount,
    OwnPassword,
    PasswordStrength,
    Passwords,
    SeedAccount,
    SessionUse,
    SignIn,
    SignInDelays,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [AccountActs, AccountNames, ActorOf, RateLimiter, OfficerFiles, SeedAccount],
})
export class AccountsModule {}
