import { siteOf } from '../pull/address';
import type { CommandOf } from './commands';
import type { pullCommandSchemas } from './commands-pull';
import { pullStream } from './events-pull';
import { refuse } from './refusals';
import type { Decision, World } from './world';

export type PullCommand = {
	[T in keyof typeof pullCommandSchemas]: CommandOf<T>;
}[keyof typeof pullCommandSchemas];

/** Fetching: what is fetched is staged like any upload and accepted by a person. */
export function decidePull({ election, facts }: World, command: PullCommand): Decision {
	if (!election.head(command.contest)) return refuse('contest.unknown', { contest: command.contest });
	const stream = pullStream(command.contest);
	if (command.type === 'pull.order') {
		const url = siteOf(command.url);
		if (url === null) return refuse('pull.url', { url: command.url });
		return [{ stream, type: 'pull.ordered', payload: { url, rate: command.rate, parallel: command.parallel } }];
	}
	const order = facts.pull(command.contest);
	if (!order) return refuse('pull.unknown', { contest: command.contest });
	if (command.type === 'pull.pause') {
		if (order.paused) return refuse('pull.paused');
		return [{ stream, type: 'pull.paused', payload: { reason: command.reason } }];
	}
	return order.paused ? [{ stream, type: 'pull.resumed', payload: {} }] : refuse('pull.not-paused');
}
