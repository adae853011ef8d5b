import { createApp } from './app.js';
import { Config } from './platform/config/index.js';

const config = new Config(process.env);
const app = await createApp(config);
await app.listen(config.port, config.host);
console.log(`三项 Sanxiang: http://${config.host}:${config.port}/`);
