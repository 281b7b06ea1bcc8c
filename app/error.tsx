'use client';

import { Fault } from './client/Fault';

/** Shown in place of a page that failed. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
	return <Fault reset={reset} />;
}
