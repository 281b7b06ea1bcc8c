import type { DeliveryState, Receipt } from './states';

const FOLLOWS: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
	queued: ['received', 'returned', 'verified', 'published'],
	received: ['returned', 'verified', 'published'],
	verified: ['returned', 'published'],
	returned: [],
	published: [],
};

/**
 * True when a receipt says something new. Receipts come twice, late and in the wrong order; an old one
 * never takes a version back. What was sent back or published stays so: a correction is a new version.
 */
export function movesOn(from: DeliveryState, receipt: Pick<Receipt, 'state'>): boolean {
	return FOLLOWS[from].includes(receipt.state);
}

/** States a hall still waits for news about. */
export const WAITING_FOR_NEWS: readonly DeliveryState[] = ['received', 'verified'];
