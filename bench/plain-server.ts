import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/* A plain server of static files, as plain as one can be: the folder is its argument, its address its first line. */

const root = process.argv[2] ?? '.';

createServer(async (request, response) => {
	try {
		const body = await readFile(join(root, new URL(request.url ?? '/', 'http://x').pathname));
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
	} catch {
		response.writeHead(404).end();
	}
}).listen(0, '127.0.0.1', function listening(this: { address(): unknown }) {
	process.stdout.write(`http://127.0.0.1:${(this.address() as AddressInfo).port}\n`);
});
