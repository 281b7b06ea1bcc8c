import { movesOn } from '../delivery/progress';
import type { CommandOf } from './commands';
import type { deliveryCommandSchemas } from './commands-delivery';
import { networkStream, targetStream } from './events-delivery';
import { refuse } from './refusals';
import type { Decision, World } from './world';

export type DeliveryCommand = {
	[T in keyof typeof deliveryCommandSchemas]: CommandOf<T>;
}[keyof typeof deliveryCommandSchemas];

/** Sending, pausing, receipts: nothing here touches a result. */
export function decideDelivery({ facts }: World, command: DeliveryCommand): Decision {
	if (command.type === 'network.note') {
		if (!facts.knowsKelurahan(command.kelurahan)) {
			return refuse('network.unknown-kelurahan', { kelurahan: command.kelurahan });
		}
		const { signal, note } = command;
		return [{ stream: networkStream(command.kelurahan), type: 'network.noted', payload: { signal, note } }];
	}
	const stream = targetStream(command.target);
	const target = facts.target(command.target);
	if (command.type === 'target.enrol') {
		const { name, url } = command;
		return [{ stream, type: 'target.enrolled', payload: { name, url } }];
	}
	if (!target) return refuse('target.unknown', { target: command.target });
	switch (command.type) {
		case 'target.pause':
			return target.paused
				? refuse('target.paused', { target: command.target })
				: [{ stream, type: 'target.paused', payload: { reason: command.reason } }];
		case 'target.resume':
			return target.paused
				? [{ stream, type: 'target.resumed', payload: {} }]
				: refuse('target.not-paused', { target: command.target });
		case 'delivery.retry': {
			if (target.paused) return refuse('target.paused', { target: command.target });
			const waiting = command.items?.filter((key) => facts.delivery(command.target, key)?.state === 'queued');
			if (waiting?.length === 0) return refuse('delivery.nothing-waiting');
			return [{ stream, type: 'delivery.retried', payload: { items: waiting ?? 'all' } }];
		}
		case 'delivery.carry': {
			const { carrier, items, sha256 } = command;
			return [{ stream, type: 'delivery.carried', payload: { carrier, items, sha256 } }];
		}
		case 'delivery.acknowledge': {
			const news = command.receipts.filter((receipt) => {
				const own = facts.delivery(command.target, receipt);
				return own !== undefined && own.hash === receipt.hash && movesOn(own.state, receipt);
			});
			return news.length === 0 ? [] : [{ stream, type: 'delivery.acknowledged', payload: { receipts: news } }];
		}
	}
}
