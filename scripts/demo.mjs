// `npm run demo`: installs, builds, migrates, seeds a demo office and serves it; needs only Node and npm.
import { buildServer, buildWeb, installServer, run } from './lib.mjs';

// Before anything is installed; the program itself refuses as well.
if (process.env.NODE_ENV === 'production') {
  console.error('演示数据不得用于生产环境 / demo data refuses NODE_ENV=production');
  process.exit(1);
}

installServer();
buildServer();
buildWeb();
run(process.execPath, ['dist/demo/main.js'], {
  env: { UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '16' },
});
