import '@fontsource-variable/inter/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { currentLocale, words } from './server/locale';
import { network } from './server/network';

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
			<body>
				{network()?.view().mode === 'plain' ? <PlainNotice /> : null}
				{children}
			</body>
		</html>
	);
}

/** Plain HTTP on the network is switched on: said on every page for as long as it is (the projector says it larger). */
async function PlainNotice() {
	const t = await words('network');
	return (
		<p className="plain-notice">
			<strong>{t('plain.title')}</strong> {t('plain.body')}
		</p>
	);
}
