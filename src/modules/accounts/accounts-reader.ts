import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, MoreThan, type Repository } from 'typeorm';
import { incompatibilitiesOf } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Clock } from '../../platform/time/index.js';
import { SubjectVersions } from '../ledger/index.js';
import { UserRow } from './account.entities.js';
import type { AccountsQuery, AccountView, ProposalView } from './dto/account.dto.js';
import { accountKeyOf } from './sign-in-delays.js';
import { AccountLinkRow, RoleProposalRow, SignInDelayRow } from './sign-in.entities.js';

const PAGE = 100;
/** Accounts that are looked through for conflicts of roles, which no column says. */
const LOOKED_THROUGH = 5_000;

/** Accounts as the administrators see them. */
@Injectable()
export class AccountsReader {
  constructor(
    @InjectRepository(UserRow) private readonly users: Repository<UserRow>,
    @InjectRepository(RoleProposalRow) private readonly proposals: Repository<RoleProposalRow>,
    @InjectRepository(AccountLinkRow) private readonly links: Repository<AccountLinkRow>,
    @InjectRepository(SignInDelayRow) private readonly delays: Repository<SignInDelayRow>,
    private readonly clock: Clock,
    private readonly versions: SubjectVersions,
  ) {}

  async list(agencyIds: readonly string[], query: AccountsQuery): Promise<AccountView[]> {
    const limit = Number(query.limit ?? PAGE);
    const users = await this.found(agencyIds, query, limit);
    return this.views(
      agencyIds,
      users.map(({ id }) => id),
    );
  }

  /** Refuses `not-found` where there is none in sight. */
  async one(agencyIds: readonly string[], id: string): Promise<Result<AccountView>> {
    const [view] = await this.views(agencyIds, [id]);
    return view ? ok(view) : refuse('not-found');
  }

  private async views(agencyIds: readonly string[], ids: readonly string[]): Promise<AccountView[]> {
    const version = await this.versions.ofAll('account', ids);
    const users = await this.users.find({
      where: { id: In([...ids]), agencyId: In([...agencyIds]) },
      order: { username: 'ASC' },
    });
    const now = this.clock.now();
    const open = await this.proposals.findBy({ userId: In([...ids]), state: 'open' });
    const links = await this.links.findBy({
      userId: In([...ids]),
      endedAt: IsNull(),
      expiresAt: MoreThan(now),
    });
    const delays = await this.delays.findBy({
      accountKey: In(users.map(({ username }) => accountKeyOf(username))),
      blockedUntil: MoreThan(now),
    });
    const names = await this.names(open.map(({ proposedBy }) => proposedBy));
    const sameNames = await this.users.find({
      where: { agencyId: In([...agencyIds]), name: In(users.map(({ name }) => name)), status: 'active' },
      select: { id: true, agencyId: true, name: true, username: true },
    });
    return users.map((user) => {
      const { id, username, name, agencyId, officerId, roles, status, passwordHash, sharesFile } = user;
      const proposal = open.find(({ userId }) => userId === id);
      const blocked = delays.filter(({ accountKey }) => accountKey === accountKeyOf(username));
      return {
        ...{ id, version: version(id), username, name, agencyId, officerId, roles, status, sharesFile },
        ready: passwordHash !== '',
        linkUntil: links.find(({ userId }) => userId === id)?.expiresAt ?? null,
        delayedUntil:
          blocked
            .map(({ blockedUntil }) => blockedUntil)
            .sort()
            .at(-1) ?? null,
        proposal: proposal ? proposalView(proposal, names) : null,
        conflicts: incompatibilitiesOf(roles).map((pair) => ({ ...pair, roles: [...pair.roles] })),
        sameName: sameNames
          .filter((other) => other.id !== id && other.agencyId === agencyId && other.name === name)
          .map((other) => other.username),
      };
    });
  }

  private async found(
    agencyIds: readonly string[],
    { q, only, after }: AccountsQuery,
    limit: number,
  ): Promise<UserRow[]> {
    const within = { agencyId: In([...agencyIds]), ...(after && { username: MoreThan(after) }) };
    const asked = this.users.createQueryBuilder('u').where(within).orderBy('u.username', 'ASC');
    if (q) {
      const like = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      asked.andWhere(`(u.username LIKE :like ESCAPE '\\' OR u.name LIKE :like ESCAPE '\\')`, { like });
    }
    if (only === 'disabled') asked.andWhere(`u.status = 'disabled'`);
    if (only === 'waiting')
      asked.andWhere(`u.id IN (SELECT p."userId" FROM "role_proposals" p WHERE p."state" = 'open')`);
    if (only !== 'conflict') return asked.take(limit).getMany();
    const active = await asked.andWhere(`u.status = 'active'`).take(LOOKED_THROUGH).getMany();
    return active
      .filter(({ roles, sharesFile }) => sharesFile || incompatibilitiesOf(roles).length > 0)
      .slice(0, limit);
  }

  private async names(ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.users.find({ where: { id: In([...ids]) }, select: { id: true, name: true } });
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}

function proposalView(
  { roles, reason, proposedBy, proposedAt }: RoleProposalRow,
  names: ReadonlyMap<string, string>,
): ProposalView {
  return { roles, reason, proposedBy, proposedByName: names.get(proposedBy) ?? '', proposedAt };
}
