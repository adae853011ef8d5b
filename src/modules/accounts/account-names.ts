import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { rolesWith } from '../../kernel/access/index.js';
import { UserRow } from './account.entities.js';

/** Names only: whoever was given a role a moment ago may be named a moment later. */
const REMEMBERED_MS = 5_000;

type Named = Pick<UserRow, 'name' | 'roles' | 'officerId'>;

/** Who of an agency may do something, by name: so that a matter says whom it waits for. */
@Injectable()
export class AccountNames {
  private readonly known = new Map<string, { readonly until: number; readonly people: Promise<Named[]> }>();

  constructor(@InjectRepository(UserRow) private readonly users: Repository<UserRow>) {}

  /**
   * Names of the active accounts of an agency whose roles hold each permission, in alphabetical order. Where one of them
   * handles the matter (`officerIds`), only those who do.
   */
  async holding(
    agencyId: string,
    officerIds: readonly string[],
  ): Promise<(permission: string) => readonly string[]> {
    const people = await this.of(agencyId);
    return (permission) => {
      const roles = rolesWith(permission);
      const able = people.filter((person) => person.roles.some((role) => roles.includes(role)));
      const handling = able.filter(({ officerId }) => officerId !== null && officerIds.includes(officerId));
      return (handling.length > 0 ? handling : able).map(({ name }) => name);
    };
  }

  private of(agencyId: string): Promise<Named[]> {
    const now = performance.now();
    const known = this.known.get(agencyId);
    if (known && known.until > now) return known.people;
    const people = this.users.find({
      where: { agencyId, status: 'active' },
      select: { id: true, name: true, roles: true, officerId: true },
      order: { name: 'ASC', id: 'ASC' },
    });
    this.known.set(agencyId, { until: now + REMEMBERED_MS, people });
    people.catch(() => this.known.delete(agencyId));
    return people;
  }
}
