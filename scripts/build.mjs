// `npm run build`: the server and the workspace; the workspace's own packages are installed where they are missing.
import { buildServer, buildWeb } from './lib.mjs';

buildServer();
buildWeb();
