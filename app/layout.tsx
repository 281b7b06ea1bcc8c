import '@fontsource-variable/inter/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { currentLocale } from './server/locale';

export const metadata: Metadata = {
	title: 'Ketok Palu',
	description: 'Alat bantu rapat pleno rekapitulasi di kecamatan',
};

export const viewport: Viewport = {
	width: 'device-width',
	initialScale: 1,
	themeColor: '#faf8f3',
};

// Every page reads the session and the language, and carries a nonce of its own.
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { children: ReactNode }) {
	return (
		<html lang={await currentLocale()}>
			<body>{children}</body>
		</html>
	);
}
