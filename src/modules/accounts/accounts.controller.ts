import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, INCOMPATIBLE_ROLES } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, VersionedView } from '../../platform/http/index.js';
import { AccountsReader } from './accounts-reader.js';
import { AccountsQuery, AccountView, IncompatibleRolesView } from './dto/account.dto.js';

/** What administrators see of accounts. */
@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(private readonly reader: AccountsReader) {}

  @Get()
  @Allow('account.read')
  @ApiOkResponse({ type: [AccountView] })
  list(@Me() me: Actor, @Query() query: AccountsQuery): Promise<AccountView[]> {
    return this.reader.list(me.agencyIds, query);
  }

  @Get('incompatible-roles')
  @Allow('account.read')
  @ApiOkResponse({ type: [IncompatibleRolesView] })
  incompatible(): IncompatibleRolesView[] {
    return INCOMPATIBLE_ROLES.map((pair) => ({ ...pair, roles: [...pair.roles] }));
  }

  @Get(':id')
  @Allow('account.read')
  @VersionedView(AccountView)
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<AccountView>> {
    return this.reader.one(me.agencyIds, id);
  }
}
