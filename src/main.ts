import { createApp } from './app.js';
import { listen } from './listen.js';
import { Config } from './platform/config/index.js';

const config = new Config(process.env);
await listen(await createApp(config), config);
