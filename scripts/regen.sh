#!/usr/bin/env bash
# Regenerates what is generated from the program: the lists of acts, openapi.json, docs/access.md, the workspace's client and the verifier of case bundles.
set -euo pipefail
cd "$(dirname "$0")/.."
node scripts/act-index.mjs
npx tsc -p tsconfig.build.json
node scripts/openapi.mjs
node scripts/access.mjs
npx openapi-typescript openapi.json -o web/src/api/schema.d.ts
node scripts/verifier.mjs
