import type { INestApplicationContext } from '@nestjs/common';
import { type Actor } from '../kernel/access/index.js';
import { ActorOf } from '../modules/accounts/index.js';
import { PublishDevice, RegisterDevice, ReviewDevice, TakeOutDevice } from '../modules/devices/index.js';
import { Clock } from '../platform/time/index.js';
import { type DemoOffice, must } from './office.js';

/** Each officer of the demo has a camera of his own. */
export const cameraOf = (username: string): string | undefined =>
  /^officer\d$/.test(username) ? `DSJ-DEMO-0${username.slice(-1)}` : undefined;

/** Body cameras in their officers' hands, and two monitoring devices: one ready for use, one not yet reviewed. */
export async function seedDevices(app: INestApplicationContext, office: DemoOffice): Promise<void> {
  const clock = app.get(Clock);
  const person = async (username: string): Promise<Actor> => (await app.get(ActorOf).username(username))!;
  const leader = await person('leader1');
  const register = async (device: Parameters<RegisterDevice['register']>[1]): Promise<string> =>
    must(await app.get(RegisterDevice).register(leader, device, clock.newId())).id;
  for (const [username, officerId] of Object.entries(office.officers)) {
    const number = cameraOf(username);
    if (number === undefined) continue;
    const id = await register({
      kind: 'body-camera',
      number,
      model: '演示执法记录仪',
      serial: `SN-${number}`,
    });
    must(await app.get(TakeOutDevice).takeOut(leader, id, officerId));
  }
  const pole = { kind: 'monitoring', model: '演示固定监控', serial: 'SN-JK' } as const;
  const ready = await register({ ...pole, number: 'JK-DEMO-01', location: '示例路与和平路交叉口（演示）' });
  const today = clock.today();
  for (const [username, kind] of [
    ['reviewer1', 'legal'],
    ['leader1', 'technical'],
  ] as const)
    must(
      await app.get(ReviewDevice).review(await person(username), ready, {
        ...{ kind, outcome: 'passed', reviewedOn: today, reviewer: '演示审核组' },
        document: '设备符合标准、设置合理、标志明显（演示）。',
      }),
    );
  const publication = { publishedOn: today, medium: '行政执法信息公示平台（演示）' };
  must(await app.get(PublishDevice).publish(await person('discloser1'), ready, publication));
  await register({ ...pole, number: 'JK-DEMO-02', location: '示例广场东侧（演示）' });
}
