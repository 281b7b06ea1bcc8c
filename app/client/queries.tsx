'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { RefusedError, SignedOutError } from './api';

/**
 * One cache for the page. Figures are refetched when the event stream says so, when the page wakes up
 * and when the network returns; a read that fails is tried again for as long as the page is open.
 */
export function Queries({ children }: { children: ReactNode }) {
	const [client] = useState(
		() =>
			new QueryClient({
				defaultOptions: {
					queries: {
						// A "no" stays a "no"; only a lost line is tried again.
						retry: (_count, error) => !(error instanceof SignedOutError || error instanceof RefusedError),
						retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 5000),
						staleTime: 0,
						refetchOnWindowFocus: 'always',
						refetchOnReconnect: 'always',
						networkMode: 'always',
					},
					mutations: { networkMode: 'always' },
				},
			}),
	);
	return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
