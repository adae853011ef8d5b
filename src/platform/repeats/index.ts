export { RepeatedRequestRow } from './repeated-request.entity.js';
export { RepeatedRequests } from './repeated-requests.interceptor.js';
export { Repeats } from './repeats.js';
export { RepeatsModule } from './repeats.module.js';
