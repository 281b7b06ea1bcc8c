import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hubOptions, openHub } from '../hub/hub';
import { receiveEnclosures, receivePart } from '../hub/receive-enclosures';
import { type Reply, receiveBatch, receiveEnrolment, receiveQuestion } from '../hub/reception';

/*
 * A hub behind bare node:http, for tests that need a second process or one they can kill. Data folder and
 * DATABASE_URL come from the environment. Prints its address once it serves.
 */

const WAYS: Record<string, (hub: Awaited<ReturnType<typeof openHub>>, body: Uint8Array) => Promise<Reply>> = {
	'/api/hub/enrol': receiveEnrolment,
	'/api/hub/parcels': receiveBatch,
	'/api/hub/status': receiveQuestion,
	'/api/hub/enclosures': receiveEnclosures,
	'/api/hub/parts': receivePart,
};

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

const hub = await openHub(hubOptions(process.env, process.env.KETOK_PALU_DATA ?? 'data'));

const server = createServer(async (request, response) => {
	try {
		const way = WAYS[request.url ?? ''];
		const body = await bodyOf(request);
		const reply = way ? await way(hub, body) : { status: 404, text: '' };
		response.writeHead(reply.status).end(reply.text);
	} catch (fault) {
		if (!response.headersSent) response.writeHead(500);
		response.end(String(fault));
	}
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
	process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
