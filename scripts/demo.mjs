// `npm run demo`: installs, builds, migrates, seeds a demo office and serves it; needs only Node and npm.
import { buildServer, buildWeb, installServer, run } from './lib.mjs';

installServer();
buildServer();
buildWeb();
run(process.execPath, ['dist/demo/main.js'], {
  env: { UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '16' },
});
