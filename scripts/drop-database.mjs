// Drops one database that a run of the tests made: node scripts/drop-database.mjs URL NAME
import pg from 'pg';

const [url, name] = process.argv.slice(2);
if (!/^sanxiang_template_[0-9a-f]+$/.test(name)) throw new Error(`${name} is none of ours`);
const client = new pg.Client({ connectionString: url });
await client.connect();
await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).finally(() => client.end());
