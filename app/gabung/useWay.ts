'use client';

import { useEffect, useState } from 'react';

/** Anything small that other origins may read; answers of the API may not be. */
const PROBE = '/gabung/android-1.svg';
/** A network that answers at all answers within this. */
const PATIENCE_MS = 1_500;

/**
 * Where this phone goes on, over HTTPS. The announced name is better than the address, because it outlives a change
 * of address; but not every phone finds it, so it is tried first. A phone that trusts the certificate already is
 * sent on at once. The code of the slip stands behind `#`: it never travelled in clear.
 */
export function useWay(host: string, name: string | null): { href: string; trusted: boolean } {
	const [base, setBase] = useState(host);
	const [code, setCode] = useState('');
	const [trusted, setTrusted] = useState(false);
	useEffect(() => {
		const given = decode(location.hash.slice(1));
		setCode(given);
		let gone = false;
		const search = async () => {
			const named = name !== null && name !== host && (await answers(`http://${name}`));
			const best = named ? name : host;
			if (gone) return;
			setBase(best);
			if (!(await answers(`https://${best}`)) || gone) return;
			setTrusted(true);
			location.replace(entry(best, given));
		};
		void search();
		return () => {
			gone = true;
		};
	}, [host, name]);
	return { href: entry(base, code), trusted };
}

function entry(host: string, code: string): string {
	return `https://${host}/saksi/masuk${code ? `?kode=${encodeURIComponent(code)}` : ''}`;
}

/** True when something answers there that this phone is content with. */
async function answers(origin: string): Promise<boolean> {
	try {
		await fetch(origin + PROBE, {
			mode: 'no-cors',
			cache: 'no-store',
			signal: AbortSignal.timeout(PATIENCE_MS),
		});
		return true;
	} catch {
		return false;
	}
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return '';
	}
}
