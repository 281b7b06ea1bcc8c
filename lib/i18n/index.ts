import type { Locale } from './locales';
import enAuth from './messages/en/auth.json';
import enCommon from './messages/en/common.json';
import enDesk from './messages/en/desk.json';
import enImport from './messages/en/import.json';
import enRefusal from './messages/en/refusal.json';
import enTimeline from './messages/en/timeline.json';
import idAuth from './messages/id/auth.json';
import idCommon from './messages/id/common.json';
import idDesk from './messages/id/desk.json';
import idImport from './messages/id/import.json';
import idRefusal from './messages/id/refusal.json';
import idTimeline from './messages/id/timeline.json';

export * from './locales';

/** Every word on a screen, in Indonesian; the English catalogue beside it has the same keys. */
const id = {
	auth: idAuth,
	common: idCommon,
	desk: idDesk,
	import: idImport,
	refusal: idRefusal,
	timeline: idTimeline,
};

export type Messages = typeof id;
export type Namespace = keyof Messages;

export const catalogues: Readonly<Record<Locale, Messages>> = {
	id,
	en: {
		auth: enAuth,
		common: enCommon,
		desk: enDesk,
		import: enImport,
		refusal: enRefusal,
		timeline: enTimeline,
	},
};

/** The parts of the catalogue a page needs, so that a phone is not sent the whole book. */
export function pick<N extends Namespace>(locale: Locale, namespaces: readonly N[]): Pick<Messages, N> {
	const catalogue = catalogues[locale];
	return Object.fromEntries(namespaces.map((namespace) => [namespace, catalogue[namespace]])) as Pick<Messages, N>;
}
