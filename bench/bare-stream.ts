import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/* The yardstick of screens.ts: an event stream with nothing behind it. Prints its address once it serves. */

const screens = new Set<ServerResponse>();
let seq = 0;

const server = createServer((request, response) => {
	if (request.method === 'POST') {
		seq++;
		request.resume();
		request.on('end', () => {
			for (const screen of screens)
				screen.write(`event: notice\nid: ${seq}\ndata: {"seq":${seq},"streams":["pleno"]}\n\n`);
			response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ seq }));
		});
		return;
	}
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	response.write('\n');
	screens.add(response);
	response.on('close', () => screens.delete(response));
});

server.listen(0, '127.0.0.1', () => {
	process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
