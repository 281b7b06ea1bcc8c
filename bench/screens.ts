import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { ACTORS, witnessId } from '../db/testing/fixtures';
import { type Bench, type Measure, notYet, quantile, round } from './measure';
import { isBuilt, serve } from './served';
import { Screens } from './streams';

const SCREENS = 200;
const COMMANDS = 60;
const WARM_UP = 10;
const TARGET = 'p95 ≤ 1000 ms with 200 screens';
const NAME = 'last of 200 screens told';

/** A stream of events and a way to cause one. */
interface Stage {
	readonly events: string;
	headersOf(at: number): Record<string, string>;
	/** Sends one command; returns its sequence. */
	post(): Promise<number>;
}

/**
 * From the answer of a command to the moment the last of 200 connected screens has been told; negative when the screens
 * knew before the sender. Screens are a projector, staff and witnesses on one stream each. The yardstick is a bare
 * node:http event stream in a process of its own, doing the same without a database.
 */
export const screens: Bench = async () => {
	if (!isBuilt()) return [notYet(NAME, 'ms', TARGET, 'npm run build comes before')];
	const theirs = await onBare();
	const ours = await onServer();
	const value = quantile(ours.afterAnswer, 0.95);
	const whole = quantile(ours.afterSending, 0.95);
	const bareWhole = quantile(theirs.afterSending, 0.95);
	return [
		line(NAME, value, quantile(theirs.afterAnswer, 0.95), 'ms from the answer, p95'),
		line(`${NAME}, from sending`, whole, bareWhole, 'ms from sending the command, p95'),
	];
};

function line(bench: string, value: number, yardstick: number, note: string): Measure {
	const ratio = value > 0 && yardstick > 0 ? round(value / yardstick) : null;
	return {
		bench,
		value: round(value),
		unit: 'ms',
		yardstick: round(yardstick),
		ratio,
		target: TARGET,
		ok: value <= 1000,
		note,
	};
}

interface Times {
	readonly afterAnswer: number[];
	readonly afterSending: number[];
}

async function play({ events, headersOf, post }: Stage): Promise<Times> {
	const audience = await Screens.connect(SCREENS, events, headersOf);
	const times: Times = { afterAnswer: [], afterSending: [] };
	for (let n = 0; n < WARM_UP + COMMANDS; n++) {
		const sent = performance.now();
		const seq = await post();
		const answered = performance.now();
		const last = await audience.lastTold(seq);
		if (n < WARM_UP) continue;
		times.afterAnswer.push(last - answered);
		times.afterSending.push(last - sent);
	}
	audience.close();
	return times;
}

async function onBare(): Promise<Times> {
	const server = spawn(process.execPath, ['--import', 'tsx', 'bench/bare-stream.ts'], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	try {
		const [url] = await firstLine(server.stdout);
		return await play({
			events: url,
			headersOf: () => ({}),
			post: async () => seqOf(await fetch(url, { method: 'POST', body: '{}' })),
		});
	} finally {
		server.kill();
	}
}

async function onServer(): Promise<Times> {
	const served = await serve();
	try {
		const cookies = [
			await served.cookie('display', 'layar'),
			await served.cookie('account', ACTORS.operator.id),
			...(await Promise.all([1, 2, 3].map((no) => served.cookie('witness', witnessId(no))))),
		];
		const cookie = await served.cookie('account', ACTORS.ketua.id);
		let mode = 'blind';
		return await play({
			events: `${served.url}/api/events`,
			headersOf: (at) => ({ cookie: cookies[at % cookies.length] ?? '' }),
			post: async () => {
				mode = mode === 'blind' ? 'match' : 'blind';
				const body = JSON.stringify({ id: randomUUID(), command: { type: 'plenary.setMode', mode } });
				const headers = { cookie, origin: served.url, 'content-type': 'application/json' };
				return seqOf(await fetch(`${served.url}/api/commands`, { method: 'POST', headers, body }));
			},
		});
	} finally {
		await served.stop();
	}
}

async function seqOf(response: Response): Promise<number> {
	const answer = await response.text();
	if (!response.ok) throw new Error(`${response.status} ${answer}`);
	return (JSON.parse(answer) as { seq: number }).seq;
}

async function firstLine(output: NodeJS.ReadableStream): Promise<[string]> {
	for await (const said of createInterface({ input: output })) return [said];
	throw new Error('bench/bare-stream.ts said nothing');
}
