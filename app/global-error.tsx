'use client';

import './globals.css';
import { Fault } from './client/Fault';

/** Shown when even the frame of the pages failed. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
	return (
		<html lang="id">
			<body>
				<Fault reset={reset} />
			</body>
		</html>
	);
}
