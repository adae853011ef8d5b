// Written by scripts/act-index.mjs from the declarations beside it.
import { AddFile } from './add-file.js';
import { AnswerRequest } from './answer-request.js';
import { AssessDisclosure } from './assess-disclosure.js';
import { DropCorrection } from './drop-correction.js';
import { ExpireDisclosure } from './expire-disclosure.js';
import { PlanFile } from './plan-file.js';
import { PrepareCorrection } from './prepare-correction.js';
import { PrepareDisclosure } from './prepare-disclosure.js';
import { ReceiveRequest } from './receive-request.js';
import { ReleaseCorrection } from './release-correction.js';
import { ReleaseDisclosure } from './release-disclosure.js';
import { RemoveFile } from './remove-file.js';
import { ReturnRequest } from './return-request.js';
import { SendBackDisclosure } from './send-back-disclosure.js';
import { MakeFile, ReadFile } from './settle-file.js';
import { StopEarly } from './stop-early.js';
import { WithdrawDisclosure } from './withdraw-disclosure.js';

/** Every act of this module. */
export const ACTS = [
  AddFile,
  AnswerRequest,
  AssessDisclosure,
  DropCorrection,
  ExpireDisclosure,
  MakeFile,
  PlanFile,
  PrepareCorrection,
  PrepareDisclosure,
  ReadFile,
  ReceiveRequest,
  ReleaseCorrection,
  ReleaseDisclosure,
  RemoveFile,
  ReturnRequest,
  SendBackDisclosure,
  StopEarly,
  WithdrawDisclosure,
] as const;

export {
  AddFile,
  AnswerRequest,
  AssessDisclosure,
  DropCorrection,
  ExpireDisclosure,
  MakeFile,
  PlanFile,
  PrepareCorrection,
  PrepareDisclosure,
  ReadFile,
  ReceiveRequest,
  ReleaseCorrection,
  ReleaseDisclosure,
  RemoveFile,
  ReturnRequest,
  SendBackDisclosure,
  StopEarly,
  WithdrawDisclosure,
};
