import { ok, refuse, type Result } from '../../../kernel/result.js';
import { addDays } from '../../../kernel/time.js';
import { DisclosureAct, type DisclosureContext, type DisclosureOutcome } from '../disclosure-acts.js';
import { PublicRecordWriter } from '../public-record-writer.js';
import { EXPIRED_REASON, tombstoneOf } from '../rules/public-record.rules.js';

/** 公示期满 (PUB-12): the content leaves the public table. Refuses `disclosure.still-shown`. */
@DisclosureAct({
  name: 'disclosure.expire',
  roles: ['releaser'],
  title: { zh: '公示期满', en: 'The display period ends' },
  from: ['published'],
})
export class ExpireDisclosure {
  async run({ tx, today, row }: DisclosureContext): Promise<Result<DisclosureOutcome>> {
    const { slug, showThrough, displayRule } = row;
    if (showThrough === null || showThrough >= today) return refuse('disclosure.still-shown');
    const endedOn = addDays(showThrough, 1);
    await new PublicRecordWriter(tx).end(slug, tombstoneOf(endedOn, EXPIRED_REASON, 'expired'));
    return ok({
      value: undefined,
      changes: { state: 'withdrawn' as const, endedBy: 'expired' as const, publicReason: EXPIRED_REASON },
      detail: { slug, showThrough, displayRule, publishedSha256: row.publishedSha256 },
    });
  }
}
