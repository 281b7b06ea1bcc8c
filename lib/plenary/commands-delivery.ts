import { z } from 'zod';
import { RECEIPT_STATES, SIGNALS } from '../delivery/states';

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const text = z.string().trim().min(1).max(2000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.string().max(40);
const key = {
	contest: z.string().regex(/^[a-z-]{2,12}$/),
	tps: z.string().regex(/^\d{13}$/),
	version: z.number().int().min(1),
};

/** Commands about sending locked results to a hub (issue 6). */
export const deliveryCommandSchemas = {
	/**
	 * A hub took this installation in; sent by the program after the hub's answer was checked. The hub's
	 * name here is its public key: its receipts are believed by that key only.
	 */
	'target.enrol': z.object({
		target: id,
		name: z.string().trim().min(1).max(120),
		url: z.url({ protocol: /^https?$/ }).max(400),
	}),
	'target.pause': z.object({ target: id, reason: text }),
	'target.resume': z.object({ target: id }),
	/** Try again now; without `items`: everything that waits. */
	'delivery.retry': z.object({ target: id, items: z.array(z.object(key)).max(5000).optional() }),
	/** What a hub's signed receipts say; sent by the program after the signature was checked. */
	'delivery.acknowledge': z.object({
		target: id,
		receipts: z
			.array(
				z.object({
					...key,
					hash,
					state: z.enum(RECEIPT_STATES),
					at: time,
					reason: z.string().max(2000),
					step: z.number().int().min(0),
				}),
			)
			.max(5000),
	}),
	/** A file with locked results was made to be carried by hand. */
	'delivery.carry': z.object({
		target: id,
		carrier: z.string().trim().min(1).max(120),
		items: z.number().int().min(1),
		sha256: hash,
	}),
	'network.note': z.object({
		kelurahan: z.string().regex(/^\d{10}$/),
		signal: z.enum(SIGNALS),
		note: z.string().trim().max(2000),
	}),
} as const;
