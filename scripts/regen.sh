#!/usr/bin/env bash
# Regenerates what is generated from the sources: the first migration (until the first release) and openapi.json.
set -euo pipefail
cd "$(dirname "$0")/.."
npx tsc -p tsconfig.build.json
node scripts/write-initial-migration.mjs
npx tsc -p tsconfig.build.json
node scripts/openapi.mjs
node scripts/access.mjs
npx openapi-typescript openapi.json -o web/src/api/schema.d.ts
