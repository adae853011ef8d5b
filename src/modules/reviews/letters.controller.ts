import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import {
  Allow,
  InstantField,
  Me,
  NamesVersion,
  RefusedException,
  Text,
  VersionRead,
} from '../../platform/http/index.js';
import { dispositionOf } from '../evidence/index.js';
import { OpinionLetters } from './opinion-letters.js';
import { OpinionSigning } from './opinion-signing.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export class ReviewSignatureView {
  @Text({ max: 10_000, about: 'C2SP signed note: the digests of the letter and of what it covers' })
  note: string;
  @Text({ about: 'Ed25519, name+id+base64' }) verifierKey: string;
  @Text({ max: 1_000_000, about: 'the letter’s text, whose SHA-256 the note names' }) letter: string;
  @Text() letterSha256: string;
  @Text() byName: string;
  @InstantField() at: string;
}

/** 法制审核意见书 as a document, and its signature. */
@ApiTags('reviews')
@Controller('api/reviews/:id')
export class LettersController {
  constructor(
    private readonly letters: OpinionLetters,
    private readonly signing: OpinionSigning,
  ) {}

  @Get('letter.docx')
  @Allow('review.read')
  @ApiOperation({ summary: 'the opinion letter as a Word document' })
  @ApiProduces(DOCX)
  async letter(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const facts = await this.letters.letter(me, id);
    if (!facts.ok) throw new RefusedException(facts.refusal);
    const disposition = dispositionOf('attachment', `法制审核意见书-${facts.value.number}.docx`);
    // The writer of Word documents is loaded by the first who asks for one.
    const { letterDocument } = await import('./letter-document.js');
    return new StreamableFile(await letterDocument(facts.value), { type: DOCX, disposition });
  }

  @Get('signature')
  @Allow('review.read')
  @ApiOkResponse({ type: ReviewSignatureView })
  signature(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<ReviewSignatureView>> {
    return this.letters.signature(me, id);
  }

  @Post('signature')
  @HttpCode(204)
  @Allow('review.sign')
  @NamesVersion()
  @ApiOperation({ summary: 'signs an opinion whose seal failed when it was given' })
  sign(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionRead() version: string | undefined,
  ): Promise<Result<void>> {
    return this.signing.sign(me, id, version);
  }
}
