import * as en from './en';
import * as id from './id';
import type { Locale } from './locales';

export * from './locales';

/** Every word on a screen, in Indonesian; the English catalogue beside it has the same keys. */
export type Messages = typeof id;
export type Namespace = keyof Messages;

export const catalogues: Readonly<Record<Locale, Messages>> = { id, en };

/** The parts of the catalogue a page needs, so that a phone is not sent the whole book. */
export function pick<N extends Namespace>(locale: Locale, namespaces: readonly N[]): Pick<Messages, N> {
	const catalogue = catalogues[locale];
	return Object.fromEntries(namespaces.map((namespace) => [namespace, catalogue[namespace]])) as Pick<Messages, N>;
}
