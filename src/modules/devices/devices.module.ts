import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfficersModule } from '../officers/index.js';
import { ChangeDeviceState } from './change-device-state.js';
import { DEVICE_ENTITIES } from './device.entities.js';
import { DevicesController } from './devices.controller.js';
import { Devices } from './devices.js';
import { HandoversController } from './handovers.controller.js';
import { PublishDevice } from './publish-device.js';
import './refusals.js';
import { RegisterDevice } from './register-device.js';
import { ReturnDevice } from './return-device.js';
import { ReviewDevice } from './review-device.js';
import { TakeOutDevice } from './take-out-device.js';

@Module({
  imports: [TypeOrmModule.forFeature(DEVICE_ENTITIES), OfficersModule],
  controllers: [DevicesController, HandoversController],
  providers: [
    ChangeDeviceState,
    Devices,
    PublishDevice,
    RegisterDevice,
    ReturnDevice,
    ReviewDevice,
    TakeOutDevice,
  ],
  exports: [Devices, PublishDevice, RegisterDevice, ReviewDevice, TakeOutDevice],
})
export class DevicesModule {}
