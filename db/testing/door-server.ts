import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Actor, Envelope } from '../../lib/plenary';
import { execute } from '../door';
import { openHouse } from '../house';

/*
 * The door behind bare node:http, for tests that need a second process or one they can kill. Who sends is believed: the
 * actor comes with the command. Prints its address once it serves.
 */

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

const house = openHouse();

const server = createServer(async (request, response) => {
	try {
		const { actor, envelope } = JSON.parse(await bodyOf(request)) as { actor: Actor; envelope: Envelope };
		const outcome = execute(house, actor, envelope);
		response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(outcome));
	} catch (fault) {
		response.writeHead(500).end(String(fault));
	}
});

server.listen(0, '127.0.0.1', () => {
	process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
