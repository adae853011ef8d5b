import { createApp } from './app.js';
import { listen } from './listen.js';
import { Config } from './platform/config/index.js';
import { StartRefused } from './platform/start-refused.js';

// Whatever the program writes is for its own user.
process.umask(0o077);
try {
  const config = new Config(process.env);
  await listen(await createApp(config), config);
} catch (error) {
  // A refusal is a sentence for whoever starts the program; anything else is a fault of the program.
  console.error(error instanceof StartRefused ? error.message : error);
  process.exit(1);
}
