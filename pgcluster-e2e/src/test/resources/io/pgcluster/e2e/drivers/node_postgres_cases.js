// node-postgres; see README.md.
const fs = require('fs');
const { Readable } = require('stream');
const { pipeline } = require('stream/promises');
const { Client } = require('pg');
const { from, to } = require('pg-copy-streams');

const ssl = { ca: fs.readFileSync(process.env.PGSSLROOTCERT).toString() };
const [second, unnamed] = process.argv.slice(2);

async function connected(settings, work) {
  const client = new Client({ ssl, connectionTimeoutMillis: 10000, ...settings });
  // A server that ends the session must not end this program.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const ask = (sql, settings = {}) =>
  connected(settings, async (client) => Object.values((await client.query(sql)).rows[0])[0]);

async function prepared(client) {
  let sum = 0;
  for (let i = 0; i < 5; i++) {
    const answer = await client.query({ name: 'next', text: 'SELECT $1::int + 1 AS n', values: [i] });
    sum += answer.rows[0].n;
  }
  return sum;
}

async function listen(waiting) {
  const heard = new Promise((resolve) => waiting.on('notification', () => resolve('arrives')));
  await waiting.query('LISTEN news');
  await connected({}, (other) => other.query('NOTIFY news'));
  return Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 1000, 'nothing'))]);
}

async function advisory(first) {
  await first.query('SELECT pg_advisory_lock(3)');
  return (await ask('SELECT pg_try_advisory_lock(3)')) ? 'not kept out' : 'kept out';
}

async function copy(client) {
  await client.query('BEGIN');
  await client.query('CREATE TEMPORARY TABLE copied (i int)');
  await pipeline(Readable.from(['1\n', '2\n', '3\n']), client.query(from('COPY copied FROM STDIN')));
  let rows = '';
  for await (const chunk of client.query(to('COPY copied TO STDOUT'))) {
    rows += chunk;
  }
  await client.query('ROLLBACK');
  return rows.trim().split('\n').length;
}

const cases = {
  connect: () => ask('SELECT current_user'),
  search_path: () => ask('SHOW search_path', { options: '-c search_path=tenant' }),
  timeout: () => ask('SHOW statement_timeout', { statement_timeout: 5000 }),
  prepared: () => connected({}, prepared),
  listen: () => connected({}, listen),
  advisory: () => connected({}, advisory),
  copy: () => connected({}, copy),
  second: () => ask('SELECT current_database()', { database: second }),
  unnamed: () => ask('SELECT current_database()', { database: unnamed }),
};

(async () => {
  for (const [name, work] of Object.entries(cases)) {
    const result = await work().catch((e) => 'ERROR ' + e.message.replace(/\s+/g, ' '));
    console.log(name + '\t' + result);
  }
})();
