// Makes a container in a storage account: node azure-container.js HOST:PORT ACCOUNT KEY CONTAINER AUTHORITY
const crypto = require('crypto');
const fs = require('fs');
const https = require('https');

const [address, account, key, container, authority] = process.argv.slice(2);
const [host, port] = address.split(':');
const headers = { 'x-ms-date': new Date().toUTCString(), 'x-ms-version': '2021-08-06' };
const signed = 'PUT' + '\n'.repeat(12) + Object.entries(headers).map(([name, value]) => `${name}:${value}\n`).join('')
  + `/${account}/${container}\nrestype:container`;
const signature = crypto.createHmac('sha256', Buffer.from(key, 'base64')).update(signed, 'utf8').digest('base64');
headers.Authorization = `SharedKey ${account}:${signature}`;
headers['Content-Length'] = 0;
const options = { method: 'PUT', host, port, path: `/${container}?restype=container`, headers, ca: fs.readFileSync(authority), timeout: 10000 };
https.request(options, (response) => {
  response.resume();
  if (response.statusCode !== 201) {
    console.error(`the store answered ${response.statusCode} ${response.statusMessage}`);
    process.exitCode = 1;
  }
}).on('timeout', function () {
  this.destroy(new Error('the store does not answer'));
}).end();
