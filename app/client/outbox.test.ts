import { describe, expect, it, vi } from 'vitest';
import type { Command } from '@/lib/plenary';
import { type Accepted, OfflineError, RefusedError, SignedOutError } from './api';
import { Outbox, type Post } from './outbox';

const about = { contest: 'ppwp', tps: '3101011001001' } as const;
const takeOut: Command = { type: 'box.takeOut', ...about };
const putBack: Command = { type: 'box.putBack', ...about };
const refusal = new RefusedError({ code: 'result.locked', context: {} } as never);

/** A door whose answers the test decides one by one. */
function door(againMs = 1) {
	const asked: { command: Command; id: string; answer(outcome: Error | 'yes'): void }[] = [];
	let seq = 0;
	const post: Post = (command, { id }) =>
		new Promise<Accepted>((resolve, reject) => {
			asked.push({
				command,
				id,
				answer: (outcome) => {
					if (outcome === 'yes') resolve({ ok: true, seq: ++seq, repeated: false });
					else reject(outcome);
				},
			});
		});
	return { asked, outbox: new Outbox(post, () => undefined, againMs) };
}

/** The n-th request, once it is out. */
async function request(asked: ReturnType<typeof door>['asked'], n: number) {
	await vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(n), { interval: 1 });
	const found = asked[n - 1];
	if (!found) throw new Error(`no request ${n}`);
	return found;
}

describe('the commands of a page', () => {
	it('waits for the line and posts the same id again', async () => {
		const { asked, outbox } = door();
		const sent = outbox.send(takeOut);
		(await request(asked, 1)).answer(new OfflineError());
		await vi.waitFor(() => expect(outbox.snapshot().phase).toBe('waiting'), { interval: 1 });
		(await request(asked, 2)).answer('yes');
		await sent;
		expect(asked[1]?.id).toBe(asked[0]?.id);
		expect(outbox.snapshot()).toMatchObject({ phase: 'idle', error: null });
	});

	it('does a second command after the first, not in its place', async () => {
		const { asked, outbox } = door();
		const one = outbox.send(takeOut);
		const two = outbox.send(putBack);
		(await request(asked, 1)).answer(new OfflineError());
		(await request(asked, 2)).answer('yes');
		(await request(asked, 3)).answer('yes');
		expect((await one).seq).toBe(1);
		expect((await two).seq).toBe(2);
		expect(asked.map(({ command }) => command.type)).toEqual(['box.takeOut', 'box.takeOut', 'box.putBack']);
	});

	it('takes the same wish asked again while it waits as one wish', async () => {
		const { asked, outbox } = door();
		const one = outbox.send(takeOut, 4);
		const again = outbox.send(takeOut, 4);
		(await request(asked, 1)).answer('yes');
		expect(await one).toBe(await again);
		expect(asked).toHaveLength(1);
		expect(outbox.snapshot().phase).toBe('idle');
	});

	it('shows a refusal, and still does what was asked for after it', async () => {
		const { asked, outbox } = door();
		const one = outbox.send(takeOut);
		const two = outbox.send(putBack);
		(await request(asked, 1)).answer(refusal);
		await expect(one).rejects.toBe(refusal);
		(await request(asked, 2)).answer('yes');
		await two;
		expect(outbox.snapshot()).toMatchObject({ phase: 'failed', error: refusal, about: takeOut });
	});

	it('gives up what only waits, and says that it cannot while a request is out', async () => {
		const { asked, outbox } = door();
		const sent = outbox.send(takeOut);
		expect(outbox.giveUp()).toBe(false);
		(await request(asked, 1)).answer('yes');
		// It had arrived: that is what the asker hears.
		expect((await sent).seq).toBe(1);

		const other = outbox.send(putBack);
		expect(outbox.giveUp()).toBe(false);
		(await request(asked, 2)).answer(new OfflineError());
		await expect(other).rejects.toBeInstanceOf(OfflineError);
		expect(outbox.snapshot().phase).toBe('idle');
		expect(asked).toHaveLength(2);
	});

	it('does not send again what was given up while it waited', async () => {
		const { asked, outbox } = door(60_000);
		const sent = outbox.send(takeOut);
		(await request(asked, 1)).answer(new OfflineError());
		await vi.waitFor(() => expect(outbox.snapshot().phase).toBe('waiting'), { interval: 1 });
		expect(outbox.giveUp()).toBe(true);
		await expect(sent).rejects.toBeInstanceOf(OfflineError);
		const other = outbox.send(putBack);
		(await request(asked, 2)).answer('yes');
		await other;
		expect(asked.map(({ command }) => command.type)).toEqual(['box.takeOut', 'box.putBack']);
	});

	it('gives up only what is meant', async () => {
		const { asked, outbox } = door(60_000);
		const one = outbox.send(takeOut);
		const two = outbox.send(putBack);
		(await request(asked, 1)).answer(new OfflineError());
		await vi.waitFor(() => expect(outbox.snapshot().phase).toBe('waiting'), { interval: 1 });
		expect(outbox.giveUp(({ type }) => type === 'box.putBack')).toBe(true);
		await expect(two).rejects.toBeInstanceOf(OfflineError);
		expect(outbox.snapshot().pending).toEqual([takeOut]);
		void outbox.send(takeOut);
		(await request(asked, 2)).answer('yes');
		await one;
		expect(asked).toHaveLength(2);
	});

	it('keeps everything while the session is over and goes on after the password', async () => {
		const { asked, outbox } = door();
		const one = outbox.send(takeOut);
		(await request(asked, 1)).answer(new SignedOutError());
		await vi.waitFor(() => expect(outbox.snapshot().signedOut).toBe(true), { interval: 1 });
		const two = outbox.send(putBack);
		expect(asked).toHaveLength(1);
		outbox.resume();
		(await request(asked, 2)).answer('yes');
		(await request(asked, 3)).answer('yes');
		await Promise.all([one, two]);
		expect(asked[1]?.id).toBe(asked[0]?.id);
		expect(outbox.snapshot()).toMatchObject({ phase: 'idle', signedOut: false });
	});
});
