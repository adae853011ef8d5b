import request from 'supertest';
import type { Office } from './office.js';
import { videoOf } from './videos.js';

let made = 0;

/** Sends a small recording of its own into a case by form; answers the item's id. */
export async function attachVideo(
  office: Office,
  caseId: string,
  stage = 'investigation',
  username = 'officer1',
  recorded?: { from: string; to: string },
): Promise<string> {
  made += 1;
  const sending = request(office.http)
    .post(`/api/cases/${caseId}/evidence`)
    .set('Authorization', `Bearer ${await office.token(username)}`)
    .field('stage', stage);
  if (recorded) sending.field('capturedFrom', recorded.from).field('capturedTo', recorded.to);
  const response = await sending
    .attach('file', videoOf(120_000, made), { filename: `记录仪${made}.mp4`, contentType: 'video/mp4' })
    .expect(201);
  return response.body.id as string;
}
